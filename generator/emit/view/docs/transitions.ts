import { listTransitions, type DeclaredTransition } from "../../../facts/state-parts.js";
import type { Name } from "../../../model/name.js";
import { anyMessage, type State, type Transition } from "../../../model/state.js";
import { words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { describeActions, endsSession } from "./actions.js";
import { describe, name } from "./phrases.js";
import { viewTable } from "./table.js";

/** Gives the transitions that a state declares itself as a table, in the order they are tried. */
export function viewTransitions(state: State): MarkdownView {
  return viewTable(listTransitions(state), [
    [words`Event`, ({ event }) => describeEvent(event)],
    [words`Guard`, ({ transition: { guard } }) => (guard === null ? words`` : name(guard))],
    [words`Actions`, ({ transition: { actions } }) => describeActions(actions)],
    [words`Next state`, ({ transition }: DeclaredTransition) => describeTarget(transition, state)],
    [words`Meaning`, ({ transition }) => describe(transition)],
  ]);
}

function describeEvent(event: Name | null): Markdown {
  if (event === null) return words`at once, without an event`;
  return event.text === anyMessage ? words`any other message` : name(event);
}

function describeTarget({ target, actions }: Transition, state: State): Markdown {
  if (endsSession(actions)) return words`none: the session ends`;
  if (target === null) return words`stays`;
  return target.text === state.name.text ? words`${name(target)}, entered again` : name(target);
}
