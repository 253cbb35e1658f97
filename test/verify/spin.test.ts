import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { writePromela } from "../../generator/verify/promela/write-promela.js";
import { loadProtocol } from "../conformance/trace.js";
import { findProgram } from "../support/find-program.js";
import { seed } from "../support/seed.js";
import { countBySpin } from "./count-by-spin.js";
import { countJoint } from "./count-joint.js";
import { smallPairs } from "./random-pairs-small.js";
import { withoutTransition } from "./without-transition.js";

const missing = ["spin", "gcc"].filter((program) => findProgram(program) === null);
if (missing.length > 0) console.warn(`the comparison with Spin is left out: no ${missing.join(" and no ")} in PATH`);

const specs = ["handshake", "registration", "filemq"].map(
  (name) => [name, loadProtocol(new URL(`../../specs/${name}.chart.yaml`, import.meta.url))] as const,
);

/** Larger models than this take the compiler too long. */
const mostBytes = 3_000_000;

describe.skipIf(missing.length > 0)("Spin counts as many configurations and dead ends", () => {
  for (const [name, protocol] of specs) {
    test.concurrent.each([1, 2, 3])(`of the shipped ${name} with channels of %i`, async (bound) => {
      expect(await countBySpin(writePromela(protocol, bound))).toEqual(countJoint(protocol, bound));
    });
  }

  const maimed = fc
    .tuple(fc.constantFrom(...specs.map(([, protocol]) => protocol)), fc.nat())
    .map(([protocol, number]) => withoutTransition(protocol, number));
  const pairs = fc.tuple(
    fc.oneof({ weight: 4, arbitrary: smallPairs }, { weight: 1, arbitrary: maimed }),
    fc.constantFrom(1, 2),
  );
  const sample = fc
    .sample(pairs, { seed, numRuns: 100 })
    .map(([protocol, bound], number) => ({ number, protocol, bound }));

  test.concurrent.each(sample)("of random pair $number", async ({ protocol, bound }) => {
    const counts = countJoint(protocol, bound, mostBytes);
    if (counts !== null) expect(await countBySpin(writePromela(protocol, bound))).toEqual(counts);
  });
});
