import type { State } from "../../model/state.js";
import { labelActions, labelTransitions, type Escape } from "./label-transitions.js";

/** Gives the lines of what stays in a state: what it takes over, its entry, its transitions without a target, its exit. */
export function listInside(state: State, escape: Escape): readonly string[] {
  const { superstates, entry, exit } = state;
  return [
    ...superstates.map(({ text }) => `extends ${escape(text)}`),
    ...labelActions("entry", entry, escape),
    ...labelTransitions(state, escape).flatMap(({ transition, label }) =>
      transition.target === null && label !== "" ? [label] : [],
    ),
    ...labelActions("exit", exit, escape),
  ];
}
