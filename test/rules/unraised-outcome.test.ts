import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string, more = ""): readonly string[] {
  const server = `
    initial: WAITING
    events: { SILENCE: { kind: timer, after: 30s }, ok: { kind: outcome } }
    actions: { look: { mayRaise: [ok] } }
    states:
      Up: { type: abstract, on: { ok: GONE } }
      WAITING: ${waiting}
      GONE: { type: final }${more}`;
  return tellOf("unraised-outcome", { server });
}

const found = ['unraised-outcome: The outcome "ok" of the server is handled, and no action raises it.'];

describe("unraised-outcome flags", () => {
  it.each([
    ["what a state handles", "{ on: { HELLO: GONE, ok: GONE } }"],
    ["what a superstate handles", "{ extends: Up, on: { HELLO: GONE } }"],
    ["what another action than the declared one is for", "{ on: { HELLO: { actions: [stare] }, ok: GONE } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual(found);
  });
});

describe("unraised-outcome allows", () => {
  it.each([
    ["what an action may raise", "{ on: { HELLO: { actions: [look] }, ok: GONE } }"],
    ["what is raised as such", "{ entry: [{ raise: ok, guard: g }], on: { HELLO: GONE, ok: GONE } }"],
    ["what is raised on the way out", "{ exit: [look], on: { HELLO: GONE, ok: GONE } }"],
    ["what is raised under `always`", "{ always: { guard: g, actions: [look] }, on: { HELLO: GONE, ok: GONE } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });

  it("what another state raises, though nothing enters that one", () => {
    expect(find("{ on: { HELLO: GONE, ok: GONE } }", "\n      LOST: { entry: [look], on: { HELLO: GONE } }")).toEqual(
      [],
    );
  });
});
