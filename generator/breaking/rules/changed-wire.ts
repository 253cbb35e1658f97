import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Protocol } from "../../model/protocol.js";
import type { Rule } from "../../rules/rule.js";
import { writeGreeting } from "./greeting.js";

const example = { messages: ["HELLO: { from: client }"], said: ["HELLO"] };

/** Finds a protocol that travels otherwise than it did. */
export const changedWire: Rule = {
  name: "changed-wire",
  severity: "error",
  structural: true,
  summary: "Messages travel otherwise than in the old spec: by another codec, channel or signature.",
  docs: {
    finds:
      "A `codec`, `channel` or `signature` that is not that of the old spec; `chartwright breaking` compares them, and then does " +
      "not look at what the charts do together. The first example is compared with the second as the old spec.",
    why: "No old peer understands a single message.",
    mend: "Leave it as it was, or give the protocol a new name and serve both until no old peer is left.",
  },
  flagged: writeGreeting({ ...example, codec: "none" }),
  clean: writeGreeting(example),
};

/** Gives a finding at the name of the new protocol where it travels otherwise than the old one. */
export function findChangedWire(old: Protocol, now: Protocol): readonly Diagnostic[] {
  const changes = listChanges(old, now);
  if (changes.length === 0) return [];
  const { name: rule, severity } = changedWire;
  const message = `No old peer understands "${now.name.text}" any more: ${changes.join("; ")}.`;
  const related = [{ message: "the old protocol is declared here", span: old.name.span }];
  const help = "leave it as it was, or give the protocol a new name and serve both until no old peer is left";
  return [{ rule, severity, message, span: now.name.span, related, help }];
}

function listChanges(old: Protocol, now: Protocol): readonly string[] {
  const isSigned = old.codec === "zproto" && now.codec === "zproto";
  const keys = ["codec", "channel", ...(isSigned ? (["signature"] as const) : [])] as const;
  return keys
    .filter((key) => old[key] !== now[key])
    .map((key) => `its ${key} was ${String(old[key])}, and is ${String(now[key])}`);
}
