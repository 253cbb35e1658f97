import type { Rule } from "../../rules/rule.js";
import { writeQuestion } from "./question.js";

/** Finds what an old peer waits for and is not sent any more. */
export const lostReply: Rule = {
  name: "lost-reply",
  severity: "error",
  structural: true,
  summary: "An old peer waits for a message that the new version does not send there any more.",
  docs: {
    finds:
      "A state in which a role of the old version was always sent a message without waiting for time or an application to go on, and " +
      "where the new version of its peer never sends that message, as `chartwright breaking` sees it: both come to rest there, or it " +
      "hears nothing at all before the connection closes. That it has a timer for such a case mends nothing. A message that is one of " +
      "several, and whose place the others take, is no fault. It is looked for where there is no other error, and all was seen. The " +
      "first example is compared with the second as the old spec.",
    why: "Each old peer runs into its timer, or into the end of its connection, instead of being answered.",
    mend: "Let the new version send it where the old one did, and ask for more only from a peer that has shown that it knows how.",
  },
  flagged: writeQuestion({ then: "ASKING", confirm: ", actions: [{ send: CONFIRM }]" }),
  clean: writeQuestion({ then: "ANSWERED", confirm: "" }),
};
