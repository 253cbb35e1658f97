import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadSpec } from "../../generator/load/load-spec.js";
import { seed } from "../support/seed.js";

const whole = readFileSync(new URL("fixtures/every-construct.chart.yaml", import.meta.url), "utf8");

/** Holds a text to what the loader promises of any text: a protocol, or errors inside the text, and no exception. */
function expectVerdict(text: string): void {
  const { protocol, diagnostics } = loadSpec(text, "a.chart.yaml");
  expect(protocol === null).toBe(diagnostics.length > 0);
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  for (const { severity, message, span } of diagnostics) {
    expect(severity).toBe("error");
    expect(message).toMatch(/[.?!]$/);
    for (const { line, column } of [span.start, span.end]) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
    }
    const isOrdered =
      span.end.line > span.start.line || (span.end.line === span.start.line && span.end.column >= span.start.column);
    expect(isOrdered).toBe(true);
  }
}

const marks = [
  "- ",
  "? ",
  ": ",
  "a: ",
  "\n",
  "\n  ",
  "\n- ",
  "[",
  "]",
  "{",
  "}",
  ",",
  '"',
  "'",
  "&a ",
  "*a",
  "!a ",
  "|\n ",
  ">-\n",
  "#",
  "---\n",
  "...\n",
  "%a\n",
  "<<: ",
  "\t",
  "\r\n",
  "\\",
  "~",
  "\u0002",
  "\u0018",
  "\u001f",
  "\uFEFF",
  "\0",
  "\ud800",
  "😀",
  "é",
];
const markText = fc.array(fc.constantFrom(...marks), { maxLength: 40 }).map((parts) => parts.join(""));

const offset = fc.nat(whole.length);
const slice = fc.tuple(offset, fc.nat(60)).map(([start, length]) => [start, start + length] as const);
const cut = slice.map(
  ([start, end]) =>
    (text: string) =>
      text.slice(0, start) + text.slice(end),
);
const double = slice.map(
  ([start, end]) =>
    (text: string) =>
      text.slice(0, end) + text.slice(start),
);
const replace = fc.tuple(slice, fc.oneof(markText, fc.string({ unit: "binary" }))).map(
  ([[start, end], other]) =>
    (text: string) =>
      text.slice(0, start) + other + text.slice(end),
);
const moveLine = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(12)).map(([from, to, indent]) => (text: string) => {
  const lines = text.split("\n");
  const moved = lines.splice(from % lines.length, 1).map((line) => " ".repeat(indent) + line.trimStart());
  return lines.toSpliced(to % lines.length, 0, ...moved).join("\n");
});
const dropLine = fc.nat(200).map((at) => (text: string) => text.split("\n").toSpliced(at, 1).join("\n"));
const swapWord = fc.tuple(fc.nat(400), fc.nat(400)).map(([at, from]) => (text: string) => {
  const words = [...text.matchAll(/[\w*-]+/g)];
  const [old, other] = [words[at % words.length], words[from % words.length]];
  if (old === undefined || other === undefined) return text;
  return text.slice(0, old.index) + other[0] + text.slice(old.index + old[0].length);
});
const mutation = fc.oneof(cut, double, replace, moveLine, dropLine, swapWord);

describe("loadSpec", () => {
  it("gives a protocol or errors inside the text for any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectVerdict), { numRuns: 300, seed });
  });

  it("gives a protocol or errors inside the text for any heap of YAML's marks", () => {
    fc.assert(fc.property(markText, expectVerdict), { numRuns: 2000, seed, examples: [["? \ufeff: "]] });
  });

  it("gives a protocol or errors inside the text for a spec that was tampered with", () => {
    const tampered = fc.array(mutation, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tampered, (steps) => {
        expectVerdict(steps.reduce((text, step) => step(text), whole));
      }),
      { numRuns: 400, seed },
    );
  });

  it("gives the same for the same text", () => {
    expect(loadSpec(whole, "a.chart.yaml")).toEqual(loadSpec(whole, "a.chart.yaml"));
  });
});
