import type { RoleName } from "../../model/chart.js";
import { findState, peerOf } from "../../verify/judge/describe-place.js";
import type { Explored, Judgement, VerifyRule } from "../../verify/judge/verify-rule.js";
import { lostReply } from "../rules/lost-reply.js";
import type { KnownFaults } from "./known-faults.js";
import { listWaits, type Wait } from "./list-waits.js";

/** Gives the rule that finds lost replies in a pair in which a role is old, by what that role is used to. */
export function makeLostReply(oldRole: RoleName, known: KnownFaults): VerifyRule {
  return {
    ...lostReply,
    isOfTheWhole: true,
    *judge(explored: Explored): Iterable<Judgement | null> {
      const before = (yield* known.waits())?.[oldRole];
      if (before === undefined) return;
      for (const now of (yield* listWaits(explored, oldRole)).values()) {
        const old = before.get(now.state.name.text);
        if (old !== undefined) yield* judgeWait({ ...explored, role: oldRole }, old, now);
      }
    },
  };
}

/** Who rests in a state may have been sent there for something that never was sure to come. */
function* judgeWait({ joint, role }: Explored & { role: RoleName }, old: Wait, now: Wait): Iterable<Judgement> {
  const lost = [...old.heard].filter((message) => !now.heard.has(message));
  if (old.rest !== null || lost.length === 0 || (now.rest === null && now.heard.size > 0)) return;
  const { state, rest, reached } = now;
  const peer = peerOf(role);
  const resting = rest === null ? null : findState(joint, rest.from, peer);
  const names = lost.map((name) => `"${name}"`).join(" or ");
  yield {
    span: state.name.span,
    message: () =>
      `The ${role} waits in "${state.name.text}" for ${names}, which the ${peer} does not send there any more` +
      (resting === null ? "." : `, but waits in "${resting.name.text}" itself.`),
    related:
      resting === null ? [] : [{ message: `the ${peer} waits in "${resting.name.text}"`, span: resting.name.span }],
    help: "let the new version send what the old one sent there",
    subjects: joint[role].side.index.incoming.filter(({ name }) => lost.includes(name.text)),
    sighting: rest ?? reached,
  };
}
