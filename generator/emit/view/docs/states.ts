import type { Action } from "../../../model/action.js";
import type { ChartIndex } from "../../../model/chart-index.js";
import type { State } from "../../../model/state.js";
import { joinMarkdown, words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { describeActions } from "./actions.js";
import { describe, name, sentences } from "./phrases.js";
import { viewTransitions } from "./transitions.js";

/** Gives a section for each state of a chart, in document order, as its author wrote it. */
export function viewStates(index: ChartIndex): readonly MarkdownView[] {
  return index.states.map((state) => ({
    name: name(state.name),
    about: sentences([describe(state), ...describeKind(state), ...describePlace(index, state)]),
    inside: [...describeInside(words`On entry`, state.entry), ...describeInside(words`On exit`, state.exit)],
    transitions: viewTransitions(state),
  }));
}

function describeKind({ kind, initial, keepOpen }: State): readonly Markdown[] {
  switch (kind) {
    case "atomic":
      return [];
    case "compound":
      return initial === null ? [] : [words`Who enters it enters ${name(initial)}.`];
    case "final":
      return [keepOpen ? words`The session ends here, and its connection stays open.` : words`The session ends here.`];
    case "abstract":
      return [words`A superstate: no session is ever in it, and other states take over its transitions.`];
  }
}

function describePlace(index: ChartIndex, state: State): readonly Markdown[] {
  const parent = index.parent(state);
  const superstates = joinMarkdown(state.superstates.map(name), words`, then `);
  return [
    ...(parent === null ? [] : [words`It lies in ${name(parent.name)}.`]),
    ...(superstates === "" ? [] : [words`What its own rows do not answer goes to those of ${superstates}.`]),
  ];
}

function describeInside(moment: Markdown, actions: readonly Action[]): readonly Markdown[] {
  return actions.length === 0 ? [] : [words`${moment}: ${describeActions(actions)}.`];
}
