import type { Explored, Judgement, VerifyRule } from "../../verify/judge/verify-rule.js";
import type { FaultNames } from "./fault-names.js";
import type { KnownFaults } from "./known-faults.js";

/** Gives a rule that finds what another does, without what was a fault before anything changed. */
export function onlyNew(rule: VerifyRule, names: FaultNames, known: KnownFaults): VerifyRule {
  return {
    ...rule,
    *judge(explored: Explored): Iterable<Judgement | null> {
      const nameOf = names.makeNaming(rule.name, explored.joint);
      for (const judgement of rule.judge(explored)) {
        if (judgement === null) yield null;
        else if (!(yield* known.find()).has(nameOf(judgement))) yield judgement;
      }
    },
  };
}
