import type { RoleName } from "../../model/chart.js";
import { peerOf } from "../../verify/judge/describe-place.js";
import type { Explored, Judgement, VerifyRule } from "../../verify/judge/verify-rule.js";
import { listStrange, type Strange } from "../judge/list-strange.js";
import { writeGreeting } from "./greeting.js";

/** Finds a message that is sent to a peer of another version, which declares it otherwise. */
export const misreadMessage: VerifyRule = {
  name: "misread-message",
  severity: "error",
  structural: true,
  isOfTheWhole: false,
  summary: "A message is sent that a peer of the other version finds malformed, or reads as something else.",
  docs: {
    finds:
      "A message that a role of one version sends to one of the other version, as `chartwright breaking` sees it, where not all that " +
      "its sender may write is what its reader expects: a field that is missing, of another type, or bounded more narrowly; a value " +
      "that an enum does not have; a field that a `strict` message does not declare; with `codec: zproto` a number or a place in " +
      "order that is another. With `codec: none` fields are compared as those of JSON are. The first example is compared with the " +
      "second as the old spec.",
    why: "The reader takes the message for malformed, or works with what was never said.",
    mend:
      "Change what is read only so that all that was ever written still fits: add optional fields, widen types and bounds. For " +
      "anything else, declare a new message and go on handling the old one.",
  },
  flagged: writeGreeting({ messages: ["HELLO: { from: client, fields: { name: string } }"], said: ["HELLO"] }),
  clean: writeGreeting({ messages: ["HELLO: { from: client, fields: { name: string? } }"], said: ["HELLO"] }),
  *judge(explored: Explored): Iterable<Judgement> {
    for (const role of ["server", "client"] as const) {
      for (const strange of listStrange(explored, role, "misread")) yield* judgeMisread(role, strange);
    }
  },
};

function* judgeMisread(role: RoleName, { sighting, sent, arrival }: Strange): Iterable<Judgement> {
  const { known, misfit } = arrival;
  if (known === null || misfit === null) return;
  yield {
    span: misfit.sent ?? sent.name.span,
    message: () =>
      `"${sent.name.text}" of the ${peerOf(role)} ${misfit.isCertain ? "is" : "may be"} misread by the ${role}: ${misfit.reason}.`,
    related: [{ message: "it is read as this", span: misfit.received ?? known.name.span }],
    help: "let what is read be at least as wide as what is sent",
    subjects: [],
    sighting,
  };
}
