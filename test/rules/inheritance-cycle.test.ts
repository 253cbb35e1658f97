import { describe, expect, it } from "vitest";
import { tell } from "./analyze-text.js";

function extend(superstates: string): { readonly server: string } {
  return {
    server: `
    initial: WAITING
    states:
${superstates}
      WAITING: { extends: [A, B], on: { HELLO: GONE } }
      GONE: { type: final }`,
  };
}

describe("inheritance-cycle flags", () => {
  it("a superstate that extends itself", () => {
    expect(tell(extend("      A: { type: abstract, extends: A }\n      B: { type: abstract }"))).toEqual([
      'inheritance-cycle: Superstate "A" of the server extends itself.',
    ]);
  });

  it("each cycle once, and not those that only lead to it", () => {
    const superstates = `
      A: { type: abstract, extends: B }
      B: { type: abstract, extends: C }
      C: { type: abstract, extends: [D, B] }
      D: { type: abstract }`;
    expect(tell(extend(superstates))).toEqual([
      'inheritance-cycle: Superstate "B" of the server extends itself through "C".',
    ]);
  });

  it("two cycles that share a superstate", () => {
    const superstates = `
      A: { type: abstract, extends: [B, C] }
      B: { type: abstract, extends: A }
      C: { type: abstract, extends: A }`;
    expect(tell(extend(superstates))).toHaveLength(2);
  });
});

describe("inheritance-cycle allows", () => {
  it("an ordinary state that extends itself, which is another rule's", () => {
    expect(tell(extend("      A: { type: abstract }\n      B: { type: abstract }\n      C: { extends: C }"))).toEqual([
      'unknown-name: "C" is an ordinary state: only superstates (`type: abstract`) can be extended.',
    ]);
  });

  it("one superstate that is extended by two ways", () => {
    const superstates = `
      A: { type: abstract, extends: [B, C] }
      B: { type: abstract, extends: C }
      C: { type: abstract }`;
    expect(tell(extend(superstates))).toEqual([]);
  });
});
