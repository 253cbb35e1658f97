import fc from "fast-check";
import { corpus } from "./corpus.js";

type Edit = (text: string) => string;

/** What means something to YAML, or to those who read bytes. */
const specials: readonly string[] = [
  ...[
    "&a ",
    "*a",
    "&a *a",
    "!!js ",
    "!!js/function ",
    "!a ",
    "!<tag:x> ",
    "? ",
    ": ",
    "? : ",
    "- ",
    "|\n",
    "|2-\n",
    ">+\n",
    "<<: *a",
  ],
  ...[
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "%TAG ! x\n",
    "#",
    " #",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "\\",
    "`",
    "@",
    "%",
    "~",
    "null",
  ],
  ...[
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\0",
    "\u0007",
    "\u001b[2J",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u00a0",
  ],
  ...[
    "__proto__",
    "constructor",
    "*",
    "terminate",
    "connect",
    "dynamic",
    "{}",
    "[]",
    "true",
    "0x1F",
    "1e999",
    "-0",
    ".inf",
    "é",
    "😀",
  ],
];

const special = fc.oneof(fc.constantFrom(...specials), fc.string({ unit: "binary", maxLength: 6 }));
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const lineEdit = fc.oneof(
  place.map(
    (at): Edit =>
      (text) =>
        editLines(text, at, () => []),
  ),
  place.map(
    (at): Edit =>
      (text) =>
        editLines(text, at, (line) => [line, line]),
  ),
  fc.tuple(place, fc.nat(9)).map(
    ([at, indent]): Edit =>
      (text) =>
        editLines(text, at, (line) => [" ".repeat(indent) + line.trimStart()]),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (text) =>
        moveLine(text, from, to),
  ),
  fc.tuple(place, place).map(
    ([from, other]): Edit =>
      (text) =>
        swapLines(text, from, other),
  ),
);
const partEdit = fc.oneof(
  fc.tuple(place, special).map(
    ([at, mark]): Edit =>
      (text) =>
        splice(text, { at, length: 0, mark }),
  ),
  fc.tuple(place, fc.nat(30), special).map(
    ([at, length, mark]): Edit =>
      (text) =>
        splice(text, { at, length, mark }),
  ),
  fc.tuple(place, fc.nat(4)).map(
    ([at, length]): Edit =>
      (text) =>
        splice(text, { at, length, mark: "" }),
  ),
);
const wordEdit = fc.oneof(
  fc.tuple(place, place).map(
    ([at, from]): Edit =>
      (text) =>
        replaceWord(text, at, wordAt(text, from)),
  ),
  fc.tuple(place, special).map(
    ([at, mark]): Edit =>
      (text) =>
        replaceWord(text, at, mark.trim()),
  ),
);
const edits = fc.array(fc.oneof({ weight: 3, arbitrary: wordEdit }, lineEdit, partEdit), {
  minLength: 1,
  maxLength: 5,
});

/** Specs that were tampered with: lines lost, doubled, moved; words exchanged; marks of YAML put in. */
export const tamperedSpecs: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...corpus), edits)
  .map(([text, steps]) => steps.reduce((changed, step) => step(changed), text));

/** Heaps of YAML's marks. */
export const heaps: fc.Arbitrary<string> = fc.array(special, { maxLength: 60 }).map((parts) => parts.join(""));

/** Bytes: any, or those of a spec with some of them changed. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .tuple(fc.constantFrom(...corpus), fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => {
      const changed = Buffer.from(text);
      for (const [at, byte] of changes) changed[Math.floor(at * changed.length)] = byte;
      return changed;
    }),
);

function editLines(text: string, at: number, edit: (line: string) => readonly string[]): string {
  const lines = text.split("\n");
  const index = Math.floor(at * lines.length);
  return lines.flatMap((line, position) => (position === index ? edit(line) : [line])).join("\n");
}

function moveLine(text: string, from: number, to: number): string {
  const lines = text.split("\n");
  const moved = lines.splice(Math.floor(from * lines.length), 1);
  return lines.toSpliced(Math.floor(to * lines.length), 0, ...moved).join("\n");
}

function swapLines(text: string, from: number, other: number): string {
  const lines = text.split("\n");
  const [one, two] = [Math.floor(from * lines.length), Math.floor(other * lines.length)];
  return lines
    .with(one, lines[two] ?? "")
    .with(two, lines[one] ?? "")
    .join("\n");
}

function splice(
  text: string,
  { at, length, mark }: { readonly at: number; readonly length: number; readonly mark: string },
): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + mark + text.slice(start + length);
}

function listWords(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(/[^\s,:[\]{}"'#]+/gu)];
}

function wordAt(text: string, at: number): string {
  const words = listWords(text);
  return words[Math.floor(at * words.length)]?.[0] ?? "";
}

function replaceWord(text: string, at: number, word: string): string {
  const words = listWords(text);
  const old = words[Math.floor(at * words.length)];
  return old === undefined ? text : text.slice(0, old.index) + word + text.slice(old.index + old[0].length);
}
