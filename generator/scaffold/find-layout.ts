import { ts } from "ts-morph";

/** How an object literal is laid out in its file. */
export interface Layout {
  readonly lineEnd: string;
  /** What its members stand behind. */
  readonly indentation: string;
  /** What the line behind its closing brace would stand behind. */
  readonly outer: string;
  /** What one level of indentation is made of. */
  readonly step: string;
  /** Whether there is nothing but blanks before the closing brace in its line. */
  readonly isClosedAlone: boolean;
}

/** Finds how an object literal is laid out: by its members, else by the line that it begins in, else by the file. */
export function findLayout(object: ts.ObjectLiteralExpression): Layout {
  const { text } = object.getSourceFile();
  const close = object.end - 1;
  const outer = readIndentation(text, findLineStart(text, object.getStart()));
  const found = findMemberIndentation(object, text);
  const isDeeper = found !== null && found.length > outer.length && found.startsWith(outer);
  const step = isDeeper ? found.slice(outer.length) : guessStep(text);
  return {
    lineEnd: findLineEnd(text, close),
    indentation: found ?? outer + step,
    outer,
    step,
    isClosedAlone: isBlank(text.slice(findLineStart(text, close), close)),
  };
}

/** Gives where the line of an offset starts, as the compiler counts lines. */
export function findLineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !lineBreaks.has(text.charAt(start - 1))) start -= 1;
  return start;
}

const lineBreaks: ReadonlySet<string> = new Set(["\n", "\r", "\u2028", "\u2029"]);

function findMemberIndentation({ properties }: ts.ObjectLiteralExpression, text: string): string | null {
  const starts = properties.map((member) => member.getStart(undefined, true));
  const first = starts.findLast((start) => isBlank(text.slice(findLineStart(text, start), start)));
  return first === undefined ? null : text.slice(findLineStart(text, first), first);
}

function readIndentation(text: string, lineStart: number): string {
  return /^[\t ]*/u.exec(text.slice(lineStart))?.[0] ?? "";
}

function isBlank(text: string): boolean {
  return /^[\t ]*$/u.test(text);
}

// By the first line that is indented, and is not within a comment.
function guessStep(text: string): string {
  return /^(?:\t| {2,8})(?![\s*])/mu.exec(text)?.[0] ?? "  ";
}

// That of the line before, since a file may have both; one that is a single line has none to go by.
function findLineEnd(text: string, close: number): string {
  const ends = /\r\n|\n|\r/gu;
  const before = text.slice(0, close).match(ends)?.at(-1);
  return before ?? ends.exec(text)?.[0] ?? "\n";
}
