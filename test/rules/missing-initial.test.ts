import { describe, expect, it } from "vitest";
import { analyzeText, tell, writeSpec } from "./analyze-text.js";

function nest(initial: string, inner: string): { readonly server: string } {
  return {
    server: `
    ${initial}
    states:
      OPEN:
        ${inner}
        on: { HELLO: GONE }
        states:
          A: { initial: DEEP, states: { DEEP: {} } }
      GONE: { type: final }`,
  };
}

describe("missing-initial flags", () => {
  it("a role without one, and offers its first state", () => {
    const [finding, ...others] = analyzeText(writeSpec(nest("", "initial: A")));
    expect(others).toEqual([]);
    expect(finding?.message).toBe("The server has no initial state.");
    expect(finding?.help).toContain("OPEN");
  });

  it("a compound state without one", () => {
    expect(tell(nest("initial: OPEN", ""))).toEqual([
      'missing-initial: State "OPEN" of the server has states inside, but no initial one.',
    ]);
  });

  it("an initial state that lies outside", () => {
    expect(tell(nest("initial: OPEN", "initial: GONE"))).toEqual([
      'missing-initial: State "OPEN" of the server cannot begin in "GONE", which is not inside it.',
    ]);
  });

  it("a role and a state that have no states at all", () => {
    expect(tell({ server: "    states: {}" })).toEqual(["missing-initial: The server has no states."]);
    expect(tell({ server: "    initial: OPEN\n    states: { OPEN: { states: {} } }" })).toEqual([
      'missing-initial: State "OPEN" of the server has `states`, but none in it.',
    ]);
  });

  it("a state that begins in itself", () => {
    expect(tell(nest("initial: OPEN", "initial: OPEN"))).toEqual([
      'missing-initial: State "OPEN" of the server cannot begin in "OPEN", which is not inside it.',
    ]);
  });
});

describe("missing-initial allows", () => {
  it("an initial state deeper than the states inside, and one deep in the chart", () => {
    expect(tell(nest("initial: DEEP", "initial: DEEP"))).toEqual([]);
  });

  it("an unknown initial state, which is another rule's", () => {
    expect(tell(nest("initial: NOWHERE", "initial: A"))).toEqual([
      'unknown-name: The server knows no state "NOWHERE".',
    ]);
  });
});
