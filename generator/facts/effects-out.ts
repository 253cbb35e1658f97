import { resolveAnswers } from "./answers.js";
import { findEffect, type Effect } from "./effect.js";
import { oncePerState } from "./remember.js";
import { listWaysOut } from "./ways-on.js";

/** Gives what becomes of a state that waits: the effects of its ways out, of which many are the same, each once. */
export const listEffectsOut = oncePerState((index, state): readonly Effect[] => {
  const ways = listWaysOut(index, resolveAnswers(index, state));
  return [...new Set(ways.map((way) => findEffect(index, state, way)))];
});
