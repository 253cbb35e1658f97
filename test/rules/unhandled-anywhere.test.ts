import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string, more = ""): readonly string[] {
  const server = `
    initial: WAITING
    events: { SILENCE: { kind: timer, after: 30s }, ok: { kind: outcome${more} } }
    actions: { look: { mayRaise: [ok] } }
    states:
      WAITING: ${waiting}
      GONE: { type: final }`;
  return tellOf("unhandled-anywhere", { server });
}

const found = ['unhandled-anywhere: The outcome "ok" of the server is raised, and no state handles it.'];

describe("unhandled-anywhere flags", () => {
  it.each([
    ["what is raised on the way into a final state", "{ on: { HELLO: { target: GONE, actions: [look] } } }"],
    ["what is raised before the end", "{ on: { HELLO: { actions: [{ raise: ok }, terminate] }, '*': GONE } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual(found);
  });
});

describe("unhandled-anywhere allows", () => {
  it.each([
    ["what a state handles", "{ on: { HELLO: { actions: [look] }, ok: GONE } }"],
    ["what a state misses that goes on, which is another rule's", "{ on: { HELLO: { actions: [look] }, '*': GONE } }"],
    ["what nothing raises", "{ on: { HELLO: GONE } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });

  it("what is accepted", () => {
    const accept = ", accept: { unhandled-anywhere: for later }";
    expect(find("{ on: { HELLO: { target: GONE, actions: [look] } } }", accept)).toEqual([]);
  });
});
