import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(gone: string): readonly string[] {
  const server = `
    initial: WAITING
    events: { SILENCE: { kind: timer, after: 30s } }
    states:
      Defaults: { type: abstract, extends: Deep, on: { SILENCE: GONE } }
      Deep: { type: abstract, on: { HELLO: GONE } }
      Bare: { type: abstract }
      WAITING: { extends: Defaults }
      AROUND: { initial: GONE, on: { HELLO: WAITING }, states: { GONE: ${gone} } }`;
  return tellOf("final-with-transitions", { server });
}

describe("final-with-transitions flags", () => {
  it.each([
    ["its own transitions", "{ type: final, on: { HELLO: WAITING } }", "has transitions"],
    ["its own `always`", "{ type: final, always: WAITING }", "has transitions"],
    ["those of a superstate", "{ type: final, extends: Defaults }", 'takes over those of "Defaults"'],
    ["those of a superstate's superstate", "{ type: final, extends: Deep }", 'takes over those of "Deep"'],
  ])("%s", (_, gone, how) => {
    expect(find(gone)).toEqual([
      `final-with-transitions: State "GONE" of the server is final, and ${how}, which are never taken.`,
    ]);
  });
});

describe("final-with-transitions allows", () => {
  it.each([
    ["a final state without any, though the state around it has some", "{ type: final }"],
    ["one that acts as it is entered", "{ type: final, entry: [look] }"],
    ["one that extends what has none", "{ type: final, extends: Bare }"],
    ["one that is accepted", "{ type: final, on: { HELLO: WAITING }, accept: { final-with-transitions: old } }"],
  ])("%s", (_, gone) => {
    expect(find(gone)).toEqual([]);
  });
});
