/**
 * How much a text may hold. Checked before anything is composed, because depth has crashed parsers, aliases expand
 * without bound, and maps with very many keys take seconds.
 */
export const inputLimits = {
  bytes: 4 * 1024 * 1024,
  nesting: 64,
  /** Words and marks for each byte that is allowed. Each costs hundreds of bytes; an ordinary text has one for three. */
  tokensPerByte: 0.5,
  aliases: 100,
  anchors: 10_000,
  entries: 10_000,
  /** Characters of a name: findings repeat names, and many findings of long ones would fill the memory. */
  name: 256,
  /** Characters of a field's type. */
  type: 16_384,
  /** Values that all aliases of a file together may stand for. */
  aliasedValues: 100_000,
  /** Syntax faults that are told of; a text with more is no YAML at all. */
  syntaxFaults: 100,
} as const;
