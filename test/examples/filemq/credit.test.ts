import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CreditWindow } from "../../../examples/filemq/inbox/credit-window.js";
import { Credit } from "../../../examples/filemq/published/credit.js";

describe("the credit of a client", () => {
  it("covers an empty chunk always, and another only where all of it fits", () => {
    const credit = new Credit();
    expect([credit.covers(0), credit.covers(1)]).toEqual([true, false]);
    credit.grant(10n);
    expect([credit.covers(10), credit.covers(11)]).toEqual([true, false]);
    credit.spend(10);
    credit.grant(8n);
    expect(credit.covers(9)).toBe(false);
    credit.grant(1n);
    expect(credit.covers(9)).toBe(true);
  });

  it("adds up beyond what fits into 64 bits", () => {
    const credit = new Credit();
    credit.grant(2n ** 64n - 1n);
    credit.grant(2n ** 64n - 1n);
    expect(credit.covers(Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

describe("the window of a client", () => {
  it("is granted in the original's numbers", () => {
    const window = new CreditWindow();
    const grants = [0, 1_000_000, 1_000_000, 500_000, 0].map((length) => {
      window.take(length);
      return window.refill();
    });
    expect(grants).toEqual([5_000_000n, 1_000_000n, 1_000_000n, 0n, 0n]);
  });

  it("never lets more be on its way than five slices, and never less than four", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 200 }), (lengths) => {
        const window = new CreditWindow();
        const credit = new Credit();
        credit.grant(window.refill());
        for (const length of lengths) {
          expect(credit.covers(length)).toBe(true);
          credit.spend(length);
          window.take(length);
          credit.grant(window.refill());
          expect([credit.covers(4_000_000), credit.covers(5_000_001)]).toEqual([true, false]);
        }
      }),
    );
  });
});
