import type { Chart } from "../../model/chart.js";
import { isKept, type Belief } from "./belief.js";
import { describeBelief, isSpeaking, listPlaces, listReceived } from "./describe-belief.js";
import { findFreeName } from "./free-name.js";
import { joinNames } from "./join-names.js";

/** Says what a belief has, and others of the same name may not have, and how a name tells it. */
interface Detail {
  readonly list: (belief: Belief) => readonly string[];
  readonly tell: (parts: readonly string[]) => string;
}

const details: readonly Detail[] = [
  { list: listReceived, tell: (parts) => `, ${joinNames(parts, "and")} unread` },
  {
    list: (belief) => (isSpeaking(belief) ? [] : listPlaces(belief)),
    tell: (parts) => ` in ${joinNames(parts, "or")}`,
  },
];

/**
 * Names merged beliefs, each differently. Where several stand for the same, a name adds what may be unread there and
 * not everywhere, then where the server may be; where that is the same too, a number.
 */
export function nameBeliefs(beliefs: readonly Belief[], server: Chart): readonly string[] {
  const plain = beliefs.map((belief, place) => {
    return belief.steps.length === 0 ? nameEnd(server, belief) : describeBelief(belief, place);
  });
  const told = details.reduce<readonly string[]>((names, detail) => tellApart(beliefs, names, detail), plain);
  const taken = new Set<string>();
  return told.map((name) => {
    const free = findFreeName(name, taken);
    taken.add(free);
    return free;
  });
}

function tellApart(beliefs: readonly Belief[], names: readonly string[], { list, tell }: Detail): readonly string[] {
  const lists = beliefs.map(list);
  return names.map((name, place) => {
    const alike = lists.filter((_, other) => names[other] === name);
    const own = lists[place]?.filter((part) => !alike.every((parts) => parts.includes(part))) ?? [];
    return own.length === 0 ? name : name + tell(own);
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
