import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seed } from "../support/seed.js";
import { bytes, heaps, tamperedSpecs } from "./arbitrary-text.js";
import { graftedSpecs } from "./arbitrary-tree.js";
import { examine, Thrift } from "./examine.js";

/** For how long random input is tried, in seconds; 0 for a number of inputs that takes about five. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 0);

const toBytes = (text: string): Uint8Array => Buffer.from(text);

const kinds = [
  { kind: "bytes", input: bytes, runs: 150, share: 1 },
  { kind: "heaps of YAML's marks", input: heaps.map(toBytes), runs: 400, share: 1 },
  { kind: "specs that were tampered with", input: tamperedSpecs.map(toBytes), runs: 120, share: 4 },
  { kind: "specs grafted of others", input: graftedSpecs.map(toBytes), runs: 100, share: 4 },
] as const;
const shares = kinds.reduce((sum, { share }) => sum + share, 0);

describe("any input", () => {
  it.each(kinds)(
    "comes to findings with places, or to code: $kind",
    async ({ input, runs, share }) => {
      const thrift = new Thrift(20);
      const bound =
        seconds > 0 ? { numRuns: 1e9, interruptAfterTimeLimit: (seconds * 1000 * share) / shares } : { numRuns: runs };
      let tried = 0;
      const property = fc.asyncProperty(input, async (one) => {
        tried += 1;
        expect(await examine(one, thrift)).toEqual([]);
      });
      const details = await fc.check(property, { ...bound, seed });
      if (seconds > 0) console.log(`${tried} inputs`);
      if (details.counterexample !== null) {
        const [shown] = details.counterexample;
        throw new Error(`for ${JSON.stringify(Buffer.from(shown).toString())}: ${String(details.errorInstance)}`, {
          cause: details.errorInstance,
        });
      }
    },
    seconds * 1000 + 60_000,
  );
});
