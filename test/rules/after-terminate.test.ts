import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string): readonly string[] {
  const server = `
    initial: WAITING
    events: { SILENCE: { kind: timer, after: 30s } }
    states:
      WAITING: ${waiting}
      GONE: { type: final }`;
  return tellOf("after-terminate", { server });
}

const state = 'state "WAITING" of the server';

describe("after-terminate flags", () => {
  it.each([
    ["an action behind it", "{ on: { HELLO: { actions: [terminate, look] } } }", `On "HELLO", ${state}`],
    ["the first of several", "{ on: { '*': { actions: [terminate, look, see] } } }", `On any other message, ${state}`],
    [
      "one behind its own words",
      "{ on: { HELLO: { actions: [{ terminate: end it }, look] } } }",
      `On "HELLO", ${state}`,
    ],
    ["a second one", "{ on: { HELLO: { actions: [terminate, terminate] } } }", `On "HELLO", ${state}`],
    ["one on entry", "{ entry: [terminate, look] }", `On entry, ${state}`],
    ["one on exit", "{ exit: [terminate, look], on: { HELLO: GONE } }", `On exit, ${state}`],
    ["one under `always`", "{ always: { guard: g, actions: [terminate, look] } }", `On \`always\`, ${state}`],
  ])("%s", (_, waiting, words) => {
    expect(find(waiting)).toEqual([`after-terminate: ${words} terminates before this action, which is never run.`]);
  });

  it("a target beside it", () => {
    expect(find("{ on: { HELLO: { target: GONE, actions: [look, terminate] } } }")).toEqual([
      `after-terminate: On "HELLO", ${state} terminates, so that "GONE" is never entered.`,
    ]);
  });
});

describe("after-terminate allows", () => {
  it.each([
    ["it in the last place", "{ on: { HELLO: { actions: [look, terminate] }, SILENCE: GONE } }"],
    ["a target without it", "{ on: { HELLO: { target: GONE, actions: [look] } } }"],
    [
      "it under a guard, and another transition behind it",
      "{ on: { HELLO: [{ guard: g, actions: [terminate] }, GONE] } }",
    ],
    [
      "what is accepted on the transition",
      "{ on: { HELLO: { target: GONE, actions: [terminate], accept: { after-terminate: as the chart has it } } } }",
    ],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });
});
