import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Protocol } from "../../model/protocol.js";
import type { Rule } from "../../rules/rule.js";
import { writeGreeting } from "./greeting.js";

const example = { messages: ["HELLO: { from: client }"], said: ["HELLO"] };

/** Finds a protocol that there is no more. */
export const removedProtocol: Rule = {
  name: "removed-protocol",
  severity: "error",
  structural: true,
  summary: "A protocol of the old specs is not among the new ones.",
  docs: {
    finds:
      "A name of a protocol that an old spec has and none of the new ones that `chartwright breaking` compares it with. The first " +
      "example is compared with the second as the old spec.",
    why: "Old peers find nobody who speaks it.",
    mend: "Keep the name, or serve both protocols until no old peer is left.",
  },
  flagged: writeGreeting({ ...example, protocol: "salute" }),
  clean: writeGreeting(example),
};

/** Gives a finding for each old protocol whose name no new one has; it stands in the old spec. */
export function findRemovedProtocols(old: readonly Protocol[], now: readonly Protocol[]): readonly Diagnostic[] {
  const kept = new Set(now.map(({ name }) => name.text));
  const removed = old.filter(({ name }) => !kept.has(name.text));
  return removed.map((protocol) => {
    const { name: rule, severity } = removedProtocol;
    const message = `There is no protocol "${protocol.name.text}" any more: an old peer finds nobody who speaks it.`;
    const help = "keep the name, or serve both protocols until no old peer is left";
    return { rule, severity, message, span: protocol.name.span, related: [], help };
  });
}
