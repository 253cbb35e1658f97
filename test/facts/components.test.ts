import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findComponents } from "../../generator/facts/components.js";

type Ways = readonly (readonly number[])[];

function find(ways: Ways): readonly (readonly number[])[] {
  const found = findComponents(ways.keys(), (item) => ways[item] ?? []);
  return found.map((component) => component.toSorted((a, b) => a - b)).toSorted(([a = 0], [b = 0]) => a - b);
}

/** What can be reached from an item, itself included, in the plainest way. */
function reach(ways: Ways, from: number): ReadonlySet<number> {
  const reached = new Set([from]);
  for (const item of reached) for (const next of ways[item] ?? []) reached.add(next);
  return reached;
}

const most = 9;
const arbitraryWays: fc.Arbitrary<Ways> = fc.array(fc.array(fc.nat({ max: most - 1 }), { maxLength: 4 }), {
  minLength: most,
  maxLength: most,
});

describe("findComponents", () => {
  it("puts those together that lead to one another", () => {
    expect(find([[1], [2], [0, 3], [4], [3], [5], []])).toEqual([[0, 1, 2], [3, 4], [5], [6]]);
  });

  it("does so wherever each reaches the other, and nowhere else", () => {
    fc.assert(
      fc.property(arbitraryWays, (ways) => {
        const items = [...ways.keys()];
        const want = items.map((a) => items.filter((b) => reach(ways, a).has(b) && reach(ways, b).has(a)));
        const first = want.filter((component, at) => component[0] === at);
        expect(find(ways)).toEqual(first);
      }),
    );
  });

  it("follows a chain of any length, since it does not recurse", () => {
    const length = 100_000;
    const chain = Array.from({ length }, (_, at) => [(at + 1) % length]);
    expect(find(chain).map((component) => component.length)).toEqual([length]);
  });
});
