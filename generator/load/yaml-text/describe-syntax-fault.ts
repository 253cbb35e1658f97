import type { ErrorCode } from "yaml";

/** What can be said of a fault that the parser found: where it is, in UTF-16 units, what is wrong and what to do. */
export interface SyntaxFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
  /** Whether what follows can still be relied on, so that faults found there are faults of their own. */
  readonly isAlone: boolean;
}

/** A fault as the parser tells of it, in words that speak of the grammar of YAML. */
export interface ParserError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [number, number];
}

type Describe = (text: string, start: number) => SyntaxFault;

const describers: Readonly<Partial<Record<ErrorCode, Describe>>> = {
  TAB_AS_INDENT: describeTab,
  MULTILINE_IMPLICIT_KEY: describeLine,
  BLOCK_AS_IMPLICIT_KEY: describeSecondColon,
  BLOCK_IN_FLOW: describeCrowd,
  BAD_INDENT: describeIndentation,
  BAD_SCALAR_START: describeStart,
  BAD_DQ_ESCAPE: describeEscape,
};

/** Says in plain words what a parser's error means to somebody who has written a spec, not a parser. */
export function describeSyntaxFault(text: string, error: ParserError): SyntaxFault {
  const [start] = error.pos;
  if (error.message.startsWith("Missing closing")) return describeQuote(text, start);
  if (error.code === "MISSING_CHAR") return describeMissing(text, error);
  return describers[error.code]?.(text, start) ?? describeOther(error);
}

function describeTab(_text: string, start: number): SyntaxFault {
  const message = "A tab stands where only blanks can indent.";
  return { start, end: start + 1, message, help: "indent every line by blanks", isAlone: false };
}

function describeCrowd(text: string, start: number): SyntaxFault {
  const message = "Something here lacks a comma before it, or is laid out in lines within braces or brackets.";
  const help = "within braces and brackets put a comma between any two: `{ from: client, fields: { … } }`";
  return { start, end: start + lineFrom(text, start).length, message, help, isAlone: false };
}

function describeEscape(_text: string, start: number): SyntaxFault {
  const message = "In double quotes a backslash begins an escape, and this is none.";
  return { start, end: start + 1, message, help: "write two backslashes, or use single quotes", isAlone: true };
}

/** What a parser says where nothing plainer can be said for it. */
function describeOther({ message, pos: [start, end] }: ParserError): SyntaxFault {
  const sentence = `This is not valid YAML: ${message.replace(/\.?\s*$/, ".")}`;
  const help = "look at the quotes, brackets, colons and indentation here and in the line before";
  return { start, end, message: sentence, help, isAlone: false };
}

function describeMissing(text: string, error: ParserError): SyntaxFault {
  const [start, end] = error.pos;
  const place = { start, end, isAlone: false };
  if (error.message.startsWith("Implicit map keys")) return describeLine(text, start);
  if (error.message.startsWith("Missing ,")) {
    const help = "put a comma between any two within braces or brackets";
    return { ...place, message: "A comma is missing before this.", help };
  }
  if (error.message.startsWith("Comments")) {
    const help = "put a blank before the `#` of a comment, or the text in quotes";
    return { ...place, message: "A `#` stands right behind something else.", help };
  }
  return describeOther(error);
}

function describeStart(text: string, start: number): SyntaxFault {
  const message = `A text cannot begin with ${text.charAt(start)} unless it stands in quotes.`;
  return { start, end: start + 1, message, help: "put the text in quotes, or remove the line", isAlone: false };
}

/** An unclosed quote runs to the end of the file; what opened it is the last one before. */
function describeQuote(text: string, at: number): SyntaxFault {
  const start = Math.max(text.lastIndexOf('"', at - 1), text.lastIndexOf("'", at - 1), 0);
  const quote = text.charAt(start);
  const message = "The quote that opens here is never closed.";
  return { start, end: start + 1, message, help: `write ${quote} behind the text`, isAlone: false };
}

/** A line that begins as an entry of a map, and has no colon that the parser takes for one. */
function describeLine(text: string, start: number): SyntaxFault {
  const line = lineFrom(text, start);
  const place = { start, end: start + line.length, isAlone: false };
  if (/^["']/.test(line) && !closesQuote(line)) return describeQuote(text, start + 1);
  if (/^[`@]/.test(line)) return describeStart(text, start);
  if (line.startsWith("*")) {
    return { ...place, message: "`*` alone is an alias of YAML.", help: 'write it in quotes: `"*":`' };
  }
  const [, key, value] = /^([^\s:]+):([^\s:].*)$/.exec(line) ?? [];
  if (key !== undefined && value !== undefined) {
    return { ...place, message: "A blank is missing behind the colon.", help: `write \`${cut(`${key}: ${value}`)}\`` };
  }
  const [, word, rest] = /^([\w-]+)\s+([^:]+)$/.exec(line) ?? [];
  const wanted = word === undefined || rest === undefined ? `${line.replace(/:.*$/, "")}:` : `${word}: ${rest}`;
  const help = `write \`${cut(wanted)}\`, or indent the line if it belongs to the text above`;
  return { ...place, message: "A colon is missing in this line.", help };
}

function describeSecondColon(text: string, start: number): SyntaxFault {
  const line = lineFrom(text, start);
  const place = { start, end: start + line.length };
  if (!/:(?:\s|$)/.test(line)) {
    const help = "let the line below begin in the column of the key, or put a colon behind this";
    return { ...place, message: "The line below is indented as if it went on with this text.", help, isAlone: false };
  }
  const help = "put a text with a colon in it in quotes; put what belongs below a key on lines of its own";
  return { ...place, message: "A colon with a blank behind it stands within a value.", help, isAlone: true };
}

function describeIndentation(text: string, at: number): SyntaxFault {
  const start = at + (/^\s*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
  const end = start + lineFrom(text, start).length;
  const message = "This line begins in another column than those it belongs to.";
  return {
    start,
    end,
    message,
    help: "let all that stands in one map or list begin in the same column",
    isAlone: false,
  };
}

function closesQuote(line: string): boolean {
  return line.slice(1).includes(line.charAt(0));
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\s+(?:#.*)?$/, "");
}

function cut(words: string): string {
  return words.length > 60 ? `${words.slice(0, 57)}...` : words;
}
