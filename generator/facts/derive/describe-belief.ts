import type { Belief, BeliefStep } from "./belief.js";
import { isAtRest } from "./configuration.js";

/**
 * Says what a belief stands for: the states in which the server may be waiting for the client, where the client may
 * speak, or `awaiting` and the answers that may come. `place` is the belief's own in their list.
 */
export function describeBelief(belief: Belief, place: number): string {
  const isSpeaking = belief.steps.some(({ sight }) => sight.kind === "send");
  return isSpeaking ? join(listListening(belief)) : `awaiting ${join(listAwaited(belief, place))}`;
}

/** Gives the messages that may come next, in document order. */
export function listReceived({ steps }: Belief): readonly string[] {
  return steps.flatMap(({ sight }) => (sight.kind === "receive" ? [sight.message] : []));
}

function listListening({ members }: Belief): readonly string[] {
  const waiting = members.filter(isAtRest);
  return [...new Set(waiting.flatMap(({ server }) => (server.kind === "session" ? [server.state.name.text] : [])))];
}

/** Answers of a server that goes on are awaited rather than its last words, and what changes something rather than not. */
function listAwaited({ members, steps }: Belief, place: number): readonly string[] {
  const goingOn = members.filter(({ server }) => server.kind === "session" || server.kind === "kept");
  const heads = new Set(goingOn.map(({ toClient }) => toClient[0]));
  const leaving = listReceived({ members, steps: steps.filter((step: BeliefStep) => step.to !== place) });
  const answers = leaving.filter((message) => heads.has(message));
  if (answers.length > 0) return answers;
  if (leaving.length > 0) return leaving;
  return steps.some(({ sight }) => sight.kind === "closed") ? ["closed"] : listReceived({ members, steps });
}

function join(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}
