import type { State } from "../../model/state.js";
import type { DotIds } from "./dot-ids.js";
import { formatAttributes, type DotAttributes } from "./format-attributes.js";

/** What points to a state: its identifier, the states it lies in, and what more there is to say. */
export interface Pointer {
  readonly source: string;
  readonly inside: readonly State[];
  readonly ids: DotIds;
  readonly attributes?: DotAttributes;
}

/**
 * Gives the line that points to a state. At a compound state it ends at the frame (`lhead`); from inside of that frame it
 * goes on to the point where the state starts, which is where such a transition leads, since it enters the state anew.
 */
export function formatPointer(target: State, { source, inside, ids, attributes = {} }: Pointer): string {
  const isFramed = target.kind === "compound" && !inside.includes(target);
  const head = isFramed ? { lhead: ids.frame(target) } : {};
  return `${source} -> ${ids.entry(target)}${formatAttributes({ ...attributes, ...head })}`;
}
