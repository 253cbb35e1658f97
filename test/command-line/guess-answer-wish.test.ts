import { describe, expect, it } from "vitest";
import { guessAnswerWish } from "../../generator/command-line/guess-answer-wish.js";

function guess(line: string): readonly [string, string | null] {
  const { form, file } = guessAnswerWish(line.split(" "));
  return [form, file];
}

describe("guessAnswerWish", () => {
  it.each([
    ["check a.chart.yaml", "text", null],
    ["check --json", "json", null],
    ["check --report sarif", "sarif", null],
    ["check --report=github x", "github", null],
    ["check --report text --report sarif", "sarif", null],
    ["check --report sarif --report=json", "json", null],
    ["check --report xml", "text", null],
    ["check --report", "text", null],
    ["check --json --report sarif", "json", null],
    ["check --output-file x", "text", "x"],
    ["check --output-file=x --json", "json", "x"],
    ["check --output-file x --output-file y", "text", "y"],
    ["check --output-file=", "text", null],
    ["check --output-file", "text", null],
    ["check --output-file a.chart.yaml", "text", null],
    ["check -- --json --output-file x", "text", null],
    ["check --jsonx --reports=json", "text", null],
  ])("reads %s", (line, form, file) => {
    expect(guess(line)).toEqual([form, file]);
  });
});
