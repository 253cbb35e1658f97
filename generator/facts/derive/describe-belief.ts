import type { Belief } from "./belief.js";
import { isAtRest, type Configuration } from "./configuration.js";
import { joinNames } from "./join-names.js";

/**
 * Says what a belief stands for: the states in which the server may be waiting for the client, where the client may
 * speak, or `awaiting` and the answers that may come. `place` is the belief's own in their list.
 */
export function describeBelief(belief: Belief, place: number): string {
  if (isSpeaking(belief)) return joinNames(listStates(belief.members.filter(isAtRest)), "or");
  return `awaiting ${joinNames(listAwaited(belief, place), "or")}`;
}

/** Tells whether the client may say something. */
export function isSpeaking({ steps }: Belief): boolean {
  return steps.some(({ sight }) => sight.kind === "send");
}

/** Gives the messages that may come next, in document order. */
export function listReceived({ steps }: Belief): readonly string[] {
  return steps.flatMap(({ sight }) => (sight.kind === "receive" ? [sight.message] : []));
}

/** Gives the states in which the server may be when it has read what the client said. */
export function listPlaces({ members }: Belief): readonly string[] {
  return listStates(members.filter(({ toServer }) => toServer.length === 0));
}

/** Answers of a server that goes on are awaited rather than its last words, and what changes something rather than not. */
function listAwaited({ members, steps }: Belief, place: number): readonly string[] {
  const goingOn = members.filter(({ server }) => server.kind === "session" || server.kind === "kept");
  const heads = new Set(goingOn.map(({ toClient }) => toClient[0]));
  const leaving = listReceived({ members, steps: steps.filter(({ to }) => to !== place) });
  const answers = leaving.filter((message) => heads.has(message));
  if (answers.length > 0) return answers;
  if (leaving.length > 0) return leaving;
  return steps.some(({ sight }) => sight.kind === "closed") ? ["closed"] : listReceived({ members, steps });
}

function listStates(members: readonly Configuration[]): readonly string[] {
  return [...new Set(members.flatMap(({ server }) => (server.kind === "session" ? [server.state.name.text] : [])))];
}
