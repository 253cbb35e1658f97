import { describe, expect, it } from "vitest";
import { tell, type SpecParts } from "./analyze-text.js";

function chart(stuck: string, more = ""): { readonly server: string } {
  return {
    server: `
    initial: STUCK
    events: { SILENCE: { kind: timer, after: 30s }, ok: { kind: outcome }, lost: { kind: closed } }${more}
    states:
      Defaults: { type: abstract, on: { SILENCE: GONE } }
      STUCK: ${stuck}
      GONE: { type: final }`,
  };
}

const found = [
  'trap-state: State "STUCK" of the server is never left once it is entered, and nothing in it ends the session.',
];

function findTraps(parts: SpecParts): readonly string[] {
  return tell(parts).filter((finding) => finding.startsWith("trap-state"));
}

describe("trap-state flags", () => {
  it.each([
    ["a state without transitions", "{}"],
    ["one that only stays", "{ on: { HELLO: { actions: [look] } } }"],
    ["one that only comes back to itself", "{ on: { '*': STUCK } }"],
    ["one whose parent leads back to it", "{ on: { '*': { target: STUCK, guard: g } } }"],
  ])("%s", (_, stuck) => {
    expect(findTraps(chart(stuck))).toEqual(found);
  });

  it("a state that the parent's transitions lead back to", () => {
    const inner = findTraps(chart("{ initial: IN, on: { HELLO: STUCK }, states: { IN: {} } }"));
    expect(inner).toEqual([found[0]?.replace("STUCK", "IN")]);
  });

  it("nothing of a perpetual role but a state that answers nothing", () => {
    expect(findTraps(chart("{}", "\n    perpetual: true"))).toEqual(found);
  });
});

describe("trap-state allows", () => {
  it.each([
    ["one that may leave under a guard", "{ on: { HELLO: { target: GONE, guard: g } } }"],
    ["one that terminates", "{ on: { HELLO: { actions: [terminate] } } }"],
    ["one that leaves through a superstate", "{ extends: Defaults, on: { HELLO: { actions: [look] } } }"],
    ["one that leaves by `always`", "{ always: [{ target: GONE, guard: g }] }"],
    ["one that leaves through its parent", "{ initial: IN, on: { HELLO: GONE }, states: { IN: {} } }"],
    ["one that leaves by `*`", "{ on: { '*': GONE } }"],
    ["one whose entry ends the session", "{ entry: [say goodbye, terminate] }"],
    ["one that the session ends in, once it has answered `closed`", "{ on: { lost: { actions: [tidy up] } } }"],
    [
      "one that leaves by a sibling inside",
      "{ initial: A, states: { A: { on: { HELLO: B } }, B: { on: { HELLO: A } } } }",
    ],
  ])("%s", (_, stuck) => {
    expect(findTraps(chart(stuck))).toEqual([]);
  });

  it("a perpetual role to stay where it answers", () => {
    expect(findTraps(chart("{ on: { HELLO: { actions: [look] } } }", "\n    perpetual: true"))).toEqual([]);
  });

  it("a role to wait for what it terminates on", () => {
    expect(findTraps(chart("{}", "\n    unhandled: terminate"))).toEqual([]);
  });

  it("a state that nothing enters", () => {
    const parts = chart("{ on: { HELLO: GONE } }");
    expect(
      findTraps({
        server: parts.server.replace("GONE: {", "LOST: { on: { HELLO: { actions: [look] } } }\n      GONE: {"),
      }),
    ).toEqual([]);
  });

  it("a state that misses an outcome, which is another rule's", () => {
    expect(findTraps(chart("{ entry: [{ raise: ok }], on: { HELLO: { actions: [look] } } }"))).toEqual([]);
  });
});
