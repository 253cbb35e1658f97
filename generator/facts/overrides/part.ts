import type { ChartIndex } from "../../model/chart-index.js";
import type { Name } from "../../model/name.js";
import type { State, Transition } from "../../model/state.js";
import type { Layer } from "./layer.js";

/** Transitions that a state declares for one event, or under `always`: all of them, or the last alone. */
export interface Part {
  readonly declaredIn: State;
  readonly event: Name | null;
  readonly transitions: readonly Transition[];
  /** All that the state declares there, and what is left of it without this part. */
  readonly all: Layer["transitions"];
  readonly kept: Layer["transitions"];
}

/**
 * Gives what of a layer could be redundant. One that others of its layer follow is not, since what it repeats is only
 * tried behind those.
 */
export function listParts({ declaredIn, event, transitions: all }: Layer): readonly Part[] {
  const whole = { declaredIn, event, transitions: all, all, kept: [] };
  return all.length === 1 ? [whole] : [whole, { ...whole, transitions: all.slice(-1), kept: all.slice(0, -1) }];
}

/** Gives layers without a part, wherever it stands among them. */
export function removePart(layers: readonly Layer[], { all, kept }: Part): readonly Layer[] {
  return layers.map((layer) => (layer.transitions === all ? { ...layer, transitions: kept } : layer));
}

/**
 * Tells whether timers run as before without a part: with `restart: enter`, one starts with the entry of a state that
 * names it, itself or by what it extends.
 */
export function keepsTimers(index: ChartIndex, layers: readonly Layer[], { event, all, kept }: Part): boolean {
  const timer = event === null ? undefined : index.event(event.text);
  if (kept.length > 0 || timer?.kind !== "timer" || timer.restart !== "enter") return true;
  const others = new Set(layers.filter(({ transitions }) => transitions !== all).map(({ source }) => source));
  return layers.every(({ transitions, source }) => transitions !== all || others.has(source));
}
