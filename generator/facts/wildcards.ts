import type { ChartIndex } from "../model/chart-index.js";
import { anyMessage, type EventTransitions, type State } from "../model/state.js";
import { resolveAnswers } from "./answers.js";
import { listHeritage } from "./heritage.js";
import { takesUnknownMessages } from "./unknown-messages.js";

/**
 * What comes of a `*` in a state that answers with it: some message is `taken` by it, a nearer `*` is always taken in
 * its place, or each message is `answered` before any `*`, by name or by being ignored.
 */
export type WildcardUse = "taken" | "replaced" | "answered";

/** A `*` and what comes of it in each atomic state that answers with it, itself or by nesting or `extends`. */
export interface Wildcard {
  readonly declaredIn: State;
  readonly answer: EventTransitions;
  readonly uses: readonly WildcardUse[];
}

/** Gives each `*` of a chart, whether or not its states can be reached, in the order of the states. */
export function listWildcards(index: ChartIndex): readonly Wildcard[] {
  const uses = new Map<EventTransitions, WildcardUse[]>();
  for (const state of index.states.filter(({ kind }) => kind === "atomic")) {
    for (const { answer, use } of listUses(index, state)) {
      const known = uses.get(answer) ?? [];
      known.push(use);
      uses.set(answer, known);
    }
  }
  return index.states.flatMap((declaredIn) =>
    listDeclared(declaredIn).map((answer) => ({ declaredIn, answer, uses: uses.get(answer) ?? [] })),
  );
}

function listDeclared({ on }: State): readonly EventTransitions[] {
  return on.filter(({ event }) => event.text === anyMessage);
}

/** A message that nobody declares is answered by no name: it comes to every `*` that is not replaced. */
function listUses(index: ChartIndex, state: State): readonly { answer: EventTransitions; use: WildcardUse }[] {
  const { messages, wildcard } = resolveAnswers(index, state);
  if (wildcard.length === 0) return [];
  const caught = takesUnknownMessages(index)
    ? wildcard
    : [...messages.distinct.values()].flatMap(({ candidates }) => candidates);
  const taken = new Set(caught.map(({ transition }) => transition));
  const tried = new Set(wildcard.map(({ transition }) => transition));
  const answers = listHeritage(index, state).flatMap(({ declaredIn }) => listDeclared(declaredIn));
  return answers.map((answer) => {
    if (answer.transitions.some((transition) => taken.has(transition))) return { answer, use: "taken" };
    return { answer, use: answer.transitions.some((transition) => tried.has(transition)) ? "answered" : "replaced" };
  });
}
