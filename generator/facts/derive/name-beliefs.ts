import type { Chart } from "../../model/chart.js";
import { isKept, type Belief } from "./belief.js";
import { findFreeName } from "./free-name.js";
import { describeBelief, listReceived } from "./describe-belief.js";

/**
 * Names merged beliefs, each differently. Where several stand for the same states of the server, a name adds what is
 * unread there and not everywhere; where that is the same too, a number.
 */
export function nameBeliefs(beliefs: readonly Belief[], server: Chart): readonly string[] {
  const plain = beliefs.map((belief, place) => {
    return belief.steps.length === 0 ? nameEnd(server, belief) : describeBelief(belief, place);
  });
  const taken = new Set<string>();
  return beliefs.map((belief, place) => {
    const name = plain[place] ?? "";
    const alike = beliefs.filter((_, other) => plain[other] === name);
    const free = findFreeName(addUnread(name, belief, alike), taken);
    taken.add(free);
    return free;
  });
}

function nameEnd(server: Chart, belief: Belief): string {
  const ends = listFinals(server.states).filter(({ keepOpen }) => keepOpen === isKept(belief));
  const [end] = ends;
  if (end !== undefined && ends.length === 1) return end.name.text;
  return isKept(belief) ? "kept open" : "ended";
}

function listFinals(states: Chart["states"]): Chart["states"] {
  return states.flatMap((state) => (state.kind === "final" ? [state] : listFinals(state.states)));
}

function addUnread(name: string, belief: Belief, alike: readonly Belief[]): string {
  const unread = listReceived(belief).filter(
    (message) => !alike.every((other) => listReceived(other).includes(message)),
  );
  return unread.length === 0 ? name : `${name}, ${unread.join(" and ")} unread`;
}
