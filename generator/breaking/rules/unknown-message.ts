import type { RoleName } from "../../model/chart.js";
import { findState, peerOf } from "../../verify/judge/describe-place.js";
import type { Explored, Judgement, VerifyRule } from "../../verify/judge/verify-rule.js";
import { describeOutcome } from "../judge/describe-outcome.js";
import { listStrange, type Strange } from "../judge/list-strange.js";
import { writeGreeting } from "./greeting.js";

/** Finds a message that is sent to a peer of another version, which does not know it. */
export const unknownMessage: VerifyRule = {
  name: "unknown-message",
  severity: "error",
  structural: true,
  isOfTheWhole: false,
  summary: "A message is sent that a peer of the other version does not know.",
  docs: {
    finds:
      "A message that a role of one version sends to one of the other version, which declares no such message of its peer, as " +
      "`chartwright breaking` sees it. What no chart sends is no fault, nor is what arrives where `*`, or the event of kind " +
      "`unknown`, has a transition that does nothing. The first example is compared with the second as the old spec.",
    why: "The reader drops the message, turns it down or ends, where the sender expects to be understood.",
    mend:
      "Go on declaring and handling a message while old peers may send it; send a new one only to a peer that has shown that it " +
      "knows it, or give the protocol a new name.",
  },
  flagged: writeGreeting({
    messages: ["HELLO: { from: client }", "WEATHER: { from: client }"],
    said: ["HELLO", "WEATHER"],
  }),
  clean: writeGreeting({ messages: ["HELLO: { from: client }"], said: ["HELLO"] }),
  *judge(explored: Explored): Iterable<Judgement> {
    for (const role of ["server", "client"] as const) {
      for (const strange of listStrange(explored, role, "unknown")) yield* judgeUnknown(explored, role, strange);
    }
  },
};

function* judgeUnknown({ joint }: Explored, role: RoleName, { sighting, sent }: Strange): Iterable<Judgement> {
  const state = findState(joint, sighting.from, role);
  if (state === null) return;
  yield {
    span: sent.name.span,
    message: (may) =>
      `"${sent.name.text}" of the ${peerOf(role)} ${may} arrive in state "${state.name.text}" of the ${role}, which does not know it: ` +
      `${describeOutcome(joint, role, sighting)}.`,
    related: [{ message: `it arrives in "${state.name.text}"`, span: state.name.span }],
    help: "let one version of the spec do without what the other does not know",
    subjects: [],
    sighting,
  };
}
