/** What is written in a word's place: with or without the word itself, which keeps names apart. */
export interface HostileText {
  readonly title: string;
  readonly write: (word: string) => string;
}

/** Text that ends literals and comments, orders tools about, or is not what it looks like. */
const marks: readonly string[] = [
  ...["*/", "/*", "//", "/**/", "`", "${canary(1)}", "`${canary(2)}`", '"', "'", "\\", '\\"', "\\u0022", "\\x", "\\`"],
  ...[
    '"+canary(3)+"',
    "'+canary(4)+'",
    "*/canary(5)/*",
    '");canary(6);("',
    "}canary(7);{",
    "/canary(8)/",
    "\\\ncanary(9)",
  ],
  ...["\n", "\r", "\r\n", "\n\n", "\ncanary(10)\n", "\t", "\v", "\f", "\u0085", "\u2028canary(11)", "\u2029"],
  ...["\u0000", "\u0007", "\b", "\u001b[2J", "\u009b31m", "\u001b]8;;http://x\u0007", "\u007f"],
  ...["\ud800", "\udc00", "\udbff\ud800", "\u{e0001}", "\u{10ffff}", "\ufffe", "\ufeff", "\u00ad", "\u200b", "\u2060"],
  ...[
    "\u202e",
    "\u202d",
    "\u2066",
    "\u2069",
    "\u061c",
    "\u200f",
    "אבג",
    "😀",
    "👨‍👩‍👧‍👦",
    "e\u0301",
    "\u0301",
    "ẞ",
    "ﬁ",
    "ǆ",
  ],
  ...["</script><script>canary(12)</script>", "<!--", "-->", "]]>", "<img src=x onerror=canary(13)>", "&lt;", "&#10;"],
  ...["{{canary}}", "{{{canary}}}", "{{/each}}", "{{> role}}", "{{#if x}}", "{{!--", "\\{{x}}"],
  ...[
    "@ts-ignore",
    "@ts-nocheck",
    "@deprecated",
    "{@link x}",
    "# sourceMappingURL=data:,",
    "//# sourceMappingURL=x",
    "/ <reference path='x' />",
  ],
  ...[
    "eslint-disable-next-line",
    "istanbul ignore next",
    "#__PURE__",
    "@__NO_SIDE_EFFECTS__",
    "prettier-ignore",
    "#!/bin/sh",
    "'use strict';",
    "import 'x'",
    "export default 1",
    "=> canary(14)",
  ],
  ...[
    "$&",
    "$1",
    "$`",
    "$'",
    "$$",
    "%s",
    "%00",
    "~",
    "*",
    "?",
    "|",
    ">",
    "&a",
    "*a",
    "!!js",
    "<<",
    "---",
    ": ",
    " #",
    ", ",
  ],
  ...[
    "::error::x",
    "##[error]x",
    "../../x",
    "C:\\x",
    "/etc/passwd",
    "file:///x",
    " ",
    "\u00a0",
    "\u3000",
    ".",
    "..",
    "-",
    "_",
  ],
];

// As many rows as it takes for each to fit into a name.
const crowds = 8;

/** Names that mean something to JavaScript, to TypeScript or to emitted code. */
const names: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "then", "class", "default", "toString", "valueOf", "hasOwnProperty"],
  ...["await", "async", "undefined", "NaN", "Infinity", "null", "true", "arguments", "eval", "this", "super", "enum"],
  ...["import", "any", "never", "unknown", "object", "string", "Symbol", "globalThis", "window", "process", "require"],
  ...["length", "name", "type", "kind", "state", "message", "session", "event", "fields", "context", "error", "send"],
  ...[
    "Server",
    "Client",
    "Handlers",
    "Timer",
    "Fields",
    "Session",
    "Message",
    "Event",
    "Outcome",
    "Command",
    "0",
    "1e3",
  ],
];

/** Every text that is tried by itself in every place of a spec, and the longest that a name can be. */
export const hostileTexts: readonly HostileText[] = [
  ...[...marks, ...names].map((text) => ({ title: show(text), write: () => text })),
  { title: "a very long text", write: (word) => `${word} ${"long ".repeat(4_000)}${word}` },
  { title: "a long name", write: (word) => word.padEnd(256, "x") },
];

/** The word itself. */
export const plainText: HostileText = { title: "plain", write: (word) => word };

/** All marks in a few rows, each with letters around every mark; without halves of surrogate pairs, which are refused anywhere. */
export const crowdedTexts: readonly HostileText[] = crowd(marks.filter((mark) => !/\p{Cs}/u.test(mark)));

/** The same without the marks that have a meaning in a field's type. */
export const crowdedTypeTexts: readonly HostileText[] = crowd(marks.filter((mark) => !/[\p{Cs}<>|?,]/u.test(mark)));

function crowd(parts: readonly string[]): readonly HostileText[] {
  const size = Math.ceil(parts.length / crowds);
  return Array.from({ length: crowds }, (_, at) => {
    const row = parts.slice(at * size, (at + 1) * size).join("x");
    return { title: `row ${at + 1} of marks`, write: (word: string) => `${word}${row}${word}` };
  });
}

function show(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
