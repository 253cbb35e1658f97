import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Protocol } from "../../generator/model/protocol.js";
import { seed } from "../support/seed.js";
import { tell, verify } from "../verify/verify-text.js";
import { smallPairs } from "../verify/small-pairs.js";
import { compare } from "./break-text.js";

const how = { depth: 1, maxBytes: 16 * 1_048_576 };
/** What is no matter of two versions, or of them alone. */
const ofOneVersion = /^(?:never-executed|unbounded-channel|unused-accept|no-joint-end|lost-reply)/u;

function tellVerified(protocol: Protocol): readonly string[] {
  return tell(verify(protocol, how)).filter((told) => !ofOneVersion.test(told));
}

describe("an old client and a new server whose messages are the same", () => {
  it("are what both would be in one spec, without what was wrong before", () => {
    let found = 0;
    fc.assert(
      fc.property(smallPairs, smallPairs, (old, other) => {
        const now: Protocol = { ...other, channel: old.channel, file: "new.chart.yaml" };
        const [pair] = compare(old, now, { ...how, oldRoles: ["client"] }).pairs;
        const joined = { ...now, client: old.client };
        const { verdict, counterexamples = [] } = pair?.verification ?? {};
        expect(verdict).toEqual(verify(joined, how).verdict);
        const known = new Set(tellVerified(old));
        const told = counterexamples.map(({ diagnostic: { rule, message } }) => `${rule}: ${plain(message)}`);
        const wanted = tellVerified(joined).map(plainTold);
        const isNew = (one: string): boolean => ![...known].map(plainTold).map(withoutMay).includes(withoutMay(one));
        expect(new Set(told.filter((one) => !ofOneVersion.test(one)))).toEqual(new Set(wanted.filter(isNew)));
        found += told.length;
      }),
      { numRuns: Number(process.env.RANDOM_CHARTS ?? 40), seed },
    );
    expect(found).toBeGreaterThan(20);
  });
});

function plain(message: string): string {
  return message.replace("Old client, new server: ", "").replace(/^[Tt]he /u, "");
}

function plainTold(told: string): string {
  const [rule = "", ...message] = told.split(": ");
  return `${rule}: ${plain(message.join(": "))}`;
}

/** Whether a guard decides may be another matter on another way, and what becomes of it is one of the chart. */
function withoutMay(told: string): string {
  return told.replace(/ (?:can|may) /u, " ").replace(/it is dropped|the session ends/u, "");
}
