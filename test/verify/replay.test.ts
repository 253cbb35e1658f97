import fc from "fast-check";
import { expect, test } from "vitest";

import { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import { EmittedPair, preparePair } from "../support/emitted-pair.js";
import { seed } from "../support/seed.js";
import { randomPairs } from "./random-pairs.js";
import { walk } from "./random-walk.js";
import { replayPath } from "./replay-path.js";

const numRuns = Number(process.env.RANDOM_CHARTS ?? 12);

test("emitted code can do whatever the two charts together can", { timeout: 3_600_000 }, async () => {
  const walks = fc.array(fc.array(fc.nat(), { minLength: 2, maxLength: 40 }), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(randomPairs, walks, async (protocol, several) => {
      const prepared = preparePair(protocol);
      const joint = new JointMachine(protocol);
      for (const numbers of several) {
        const { differences } = await replayPath(new EmittedPair(prepared), joint, walk(joint, numbers));
        expect(differences).toEqual([]);
      }
    }),
    { numRuns, seed },
  );
});
