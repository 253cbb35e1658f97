import { describe, expect, it } from "vitest";
import { choosePaint } from "../../generator/command-line/choose-paint.js";
import { colourPaint } from "../../generator/report/paint.js";

const terminal = { isTTY: true };
const pipe = {};

function isColoured(stream: { readonly isTTY?: boolean }, environment: Readonly<Record<string, string>>): boolean {
  return choosePaint(stream, environment) === colourPaint;
}

describe("choosePaint", () => {
  it.each([
    ["in a terminal", terminal, {}, true],
    ["not in a pipe", pipe, {}, false],
    ["not in a terminal that has none", terminal, { TERM: "dumb" }, false],
    ["not where NO_COLOR is set", terminal, { NO_COLOR: "1" }, false],
    ["not where NO_COLOR is set, whatever to", terminal, { NO_COLOR: "0" }, false],
    ["where NO_COLOR is empty", terminal, { NO_COLOR: "" }, true],
    ["where FORCE_COLOR is set", pipe, { FORCE_COLOR: "1" }, true],
    ["where FORCE_COLOR is set, whatever to", pipe, { FORCE_COLOR: "yes", TERM: "dumb" }, true],
    ["not where FORCE_COLOR is empty", pipe, { FORCE_COLOR: "" }, false],
    ["not where FORCE_COLOR is 0", terminal, { FORCE_COLOR: "0" }, false],
    ["not where FORCE_COLOR is false", terminal, { FORCE_COLOR: "false" }, false],
    ["as FORCE_COLOR says where NO_COLOR is set too", pipe, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
    ["as NO_COLOR says where FORCE_COLOR is empty", terminal, { FORCE_COLOR: "", NO_COLOR: "1" }, false],
  ])("colours %s", (...[, stream, environment, wanted]) => {
    expect(isColoured(stream, environment)).toBe(wanted);
  });
});
