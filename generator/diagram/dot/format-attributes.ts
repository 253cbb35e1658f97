/** Attributes of dot, each value as it is written: an identifier, a number, or quoted. */
export type DotAttributes = Readonly<Record<string, string>>;

/** Gives attributes as dot has them behind a statement, with a blank before; nothing where there are none. */
export function formatAttributes(attributes: DotAttributes): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  return written.length === 0 ? "" : ` [${written.join(", ")}]`;
}
