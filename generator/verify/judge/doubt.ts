import { listActions } from "../../facts/state-parts.js";
import type { Explored } from "./verify-rule.js";

/** Gives the messages that a derived client says nowhere, since it is never sure that its server takes them. */
export function listUnsaid({ protocol, joint }: Pick<Explored, "protocol" | "joint">): ReadonlySet<string> {
  if (protocol.client.kind !== "derived") return new Set();
  const { outgoing, states } = joint.client.side.index;
  const sent = states.flatMap(listActions).flatMap((action) => (action.kind === "send" ? [action.message.text] : []));
  const unsaid = new Set(outgoing.map(({ name }) => name.text));
  for (const message of sent) unsaid.delete(message);
  return unsaid;
}

/** Tells in a sentence why a derived client never says a message, and what to do. */
export function describeDoubt(message: string): string {
  return (
    `the derived client never says "${message}", since wherever the server may take it, it may as well be where it does not: ` +
    "let different messages lead to these states, or write the client's own chart"
  );
}
