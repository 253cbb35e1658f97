import { Composer, CST, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from "yaml";
import type { Alias, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { Faults } from "./faults.js";
import { TextPlaces } from "./text-places.js";
import { checkText, type TextContext } from "./yaml-text/check-text.js";
import { describeSyntaxFault, type ParserError } from "./yaml-text/describe-syntax-fault.js";
import { findUnclosed } from "./yaml-text/find-unclosed.js";
import { inputLimits } from "./yaml-text/input-limits.js";
import { SyntaxCheck } from "./yaml-text/syntax-check.js";
import { TreeBuilder, type SyntaxPart } from "./yaml-text/tree-builder.js";
import type { YamlValue } from "./yaml-tree.js";

/** What reading a YAML text gives. `root` is null where the text is empty, or where a fault leaves nothing to rely on. */
export interface YamlResult {
  readonly root: YamlValue | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How much text is taken; 4 MiB unless told otherwise. */
export interface YamlOptions {
  readonly maxBytes?: number;
}

/**
 * Reads one YAML 1.2 document into a plain tree with a place for every value. Scalars stay the text they are written
 * as. Whatever is wrong is a finding; nothing is thrown, and limits are checked before the text is composed.
 */
export function parseYaml(text: string, file: string, options: YamlOptions = {}): YamlResult {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const faults = new Faults();
  const context = { places: new TextPlaces(source, file), faults, maxBytes: options.maxBytes ?? inputLimits.bytes };
  const root = readDocument(source, context);
  return { root, diagnostics: faults.list() };
}

function readDocument(text: string, context: TextContext): YamlValue | null {
  const { places, faults } = context;
  if (!checkText(text, context)) return null;
  const syntax = parseSyntax(text, context);
  if (syntax === null) return null;
  checkSingleDocument(syntax, context);
  const [document] = new Composer(composeOptions).compose(syntax, true, text.length);
  if (document === undefined) return null;
  const errors = document.errors.filter(({ code }) => code !== "TAG_RESOLVE_FAILED");
  reportSyntax(errors, { text, syntax }, context);
  if (errors.length > 0 || document.contents === null) return null;
  return new TreeBuilder(places, faults).build(readPart(document.contents));
}

/** Tells of the first error, and of those behind it that do not follow from it. */
function reportSyntax(
  errors: readonly ParserError[],
  { text, syntax }: { readonly text: string; readonly syntax: readonly CST.Token[] },
  { places, faults }: TextContext,
): void {
  const unclosed = errors.some(({ message }) => message.includes("end with a")) ? findUnclosed(syntax) : null;
  if (unclosed !== null) {
    const { offset, opening, closing } = unclosed;
    const help = `write \`${closing}\` behind the last that belongs in it`;
    faults.report("yaml-syntax", `Nothing closes this \`${opening}\`.`, places.span(offset, offset + 1), { help });
    return;
  }
  for (const error of errors.slice(0, inputLimits.syntaxFaults)) {
    const { start, end, message, help, isAlone } = describeSyntaxFault(text, error);
    faults.report("yaml-syntax", message, places.span(start, end), { help });
    if (!isAlone) return;
  }
}

// Failsafe, so that every scalar is text; duplicate keys are found by the builder, in less than quadratic time.
const composeOptions = {
  schema: "failsafe",
  uniqueKeys: false,
  prettyErrors: false,
  resolveKnownTags: false,
  logLevel: "silent",
} as const;

/** Gives the syntax tree of a text, or null where a limit stopped the parser. */
function parseSyntax(text: string, { places, faults, maxBytes }: TextContext): readonly CST.Token[] | null {
  const check = new SyntaxCheck(places, faults, maxBytes);
  const parser = new Parser();
  const syntax: CST.Token[] = [];
  let isContent = false;
  let errors = 0;
  for (const source of new Lexer().lex(text)) {
    const type = isContent ? "content" : (CST.tokenType(source) ?? "unknown");
    isContent = source === CST.SCALAR && !isContent;
    const { offset } = parser;
    for (const token of parser.next(source)) {
      syntax.push(token);
      if (token.type === "error") errors += 1;
    }
    if (!check.add({ type, source, offset }, parser.stack)) return null;
    // Where that much is wrong, no more is worth reading.
    if (errors > inputLimits.syntaxFaults) return syntax;
  }
  return [...syntax, ...parser.end()];
}

function checkSingleDocument(syntax: readonly CST.Token[], { places, faults }: TextContext): void {
  const second = syntax.filter(({ type }) => type === "document")[1];
  if (second === undefined) return;
  const message = "The file holds more than one YAML document.";
  const help = "one file describes one thing: remove the `---`";
  faults.report("yaml-syntax", message, places.span(second.offset, second.offset + 3), { help });
}

/** Copies what the tree needs out of a composed part, which the limits keep from being deep. */
function readPart(part: unknown): SyntaxPart | null {
  if (isAlias(part)) return { kind: "alias", name: part.source, ...readRange(part) };
  if (isScalar(part)) {
    return {
      kind: "scalar",
      text: typeof part.value === "string" ? part.value : "",
      isPlain: part.type === "PLAIN",
      ...readRange(part),
    };
  }
  if (isSeq(part))
    return { kind: "list", items: part.items.map(readPart), isFlow: part.flow === true, ...readRange(part) };
  if (!isMap(part)) return null;
  const pairs = part.items.map(({ key, value }) => ({ key: readPart(key), value: readPart(value) }));
  return { kind: "map", pairs, isFlow: part.flow === true, ...readRange(part) };
}

function readRange(part: Alias | Scalar | YAMLMap | YAMLSeq) {
  const [start, end] = part.range ?? [0, 0];
  return { start, end, anchor: isAlias(part) ? null : (part.anchor ?? null) };
}
