import { describe, expect, it } from "vitest";
import { abstractTarget } from "../../generator/rules/abstract-target.js";
import { analyzeText, tell } from "./analyze-text.js";

function chart(superstate: string, initial = "WAITING"): { readonly server: string } {
  return {
    server: `
    initial: ${initial}
    states:
      Defaults: { type: abstract, on: { HELLO: GONE }${superstate} }
      WAITING: { extends: Defaults }
      GONE: { type: final }`,
  };
}

describe("abstract-target flags", () => {
  it("a target, and offers the heirs", () => {
    const [finding] = analyzeText(abstractTarget.flagged);
    expect(finding).toMatchObject({
      message: 'Superstate "Defaults" of the server cannot be entered: it can only be extended.',
      help: 'name a state that extends it: "WAITING"',
    });
  });

  it("an initial state, and leaves it to no other rule", () => {
    expect(tell(chart("", "Defaults"))).toEqual([
      'abstract-target: Superstate "Defaults" of the server cannot be initial: it can only be extended.',
    ]);
  });

  it("a target in a superstate, under `always` too", () => {
    expect(tell(chart(", always: [{ target: Defaults, guard: g }]"))).toHaveLength(1);
  });

  it("entry and exit actions that would never run", () => {
    expect(tell(chart(", entry: [wave], exit: [wave]"))).toEqual([
      'abstract-target: Superstate "Defaults" of the server is never entered, so its "entry" and "exit" would never run.',
    ]);
  });
});

describe("abstract-target allows", () => {
  it("transitions and `always` in a superstate", () => {
    expect(tell(chart(", always: [{ target: GONE, guard: g }]"))).toEqual([]);
  });
});
