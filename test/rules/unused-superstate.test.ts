import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(states: string): readonly string[] {
  const server = `
    initial: WAITING
    states:
      WAITING: { extends: USED, on: { HELLO: GONE } }
      USED: { type: abstract, extends: DEEP }
      GONE: { type: final }
${states}`;
  return tellOf("unused-superstate", { server });
}

describe("unused-superstate flags", () => {
  it.each([
    ["one that nothing extends", "      DEEP: { type: abstract }\n      LOST: { type: abstract, on: { HELLO: GONE } }"],
    [
      "one inside a state",
      "      DEEP: { type: abstract }\n      IN: { initial: A, states: { A: {}, LOST: { type: abstract } } }",
    ],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual(['unused-superstate: Superstate "LOST" of the server is extended by no state.']);
  });
});

describe("unused-superstate allows", () => {
  it.each([
    ["one that another superstate extends", "      DEEP: { type: abstract, on: { HELLO: GONE } }"],
    [
      "one that is accepted",
      "      DEEP: { type: abstract }\n      LOST: { type: abstract, accept: { unused-superstate: soon } }",
    ],
    [
      "a state that nothing extends, since it is none",
      "      DEEP: { type: abstract }\n      ALONE: { on: { HELLO: GONE } }",
    ],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual([]);
  });
});
