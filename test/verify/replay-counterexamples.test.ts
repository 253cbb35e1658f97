import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import type { Protocol } from "../../generator/model/protocol.js";
import { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import { verifyRules } from "../../generator/verify/rules/verify-rules.js";
import { loadText } from "../rules/analyze-text.js";
import { EmittedPair, preparePair } from "../support/emitted-pair.js";
import { findPath } from "./joint-path.js";
import { replayPath } from "./replay-path.js";
import { verify } from "./verify-text.js";

const specs = ["registration", "filemq"].map(
  (name) => [name, readFileSync(`specs/${name}.chart.yaml`, "utf8")] as const,
);
const [, filemq = ""] = specs[1] ?? [];
const cases: readonly (readonly [string, string])[] = [
  ...verifyRules.map(({ name, flagged }) => [name, flagged] as const),
  ...specs,
  ["filemq, its heartbeat back", filemq.replace("    ignore: [HUGZ-OK]\n", "")],
];

/** Nothing is accepted, so that all there is to find is found. */
function load(text: string): Protocol {
  return JSON.parse(
    JSON.stringify(loadText(text), (key, value: unknown) => (key === "accept" ? [] : value)),
  ) as Protocol;
}

describe("what verify tells of is what emitted code does:", () => {
  it.each(cases)("%s", { timeout: 60_000 }, async (_, text) => {
    const protocol = load(text);
    const prepared = preparePair(protocol);
    const told = verify(protocol, { depth: 2 }).counterexamples.filter(({ steps }) => steps.length > 0);
    for (const { steps } of told) {
      const joint = new JointMachine(protocol);
      const { differences } = await replayPath(new EmittedPair(prepared), joint, findPath(joint, steps));
      expect(differences).toEqual([]);
    }
  });
});
