import type { ChartIndex } from "../model/chart-index.js";
import type { Transition } from "../model/state.js";
import { exploreRuns, type SureNext } from "./endless/explore-runs.js";
import type { RunStep } from "./endless/run-point.js";

const known = new WeakMap<ChartIndex, readonly EndlessRun[]>();

/** Transitions on outcomes or by `always` that are taken one after the other, the first again after the last. */
export type EndlessRun = readonly RunStep[];

/**
 * Finds where a run, once begun, goes on for ever, since neither a guard nor a handler has a choice in it. Of those that
 * share a transition only the first is given. Where very much is queued at once, some may be missed.
 */
export function findEndlessRuns(index: ChartIndex): readonly EndlessRun[] {
  const runs = known.get(index) ?? withoutRepeats(listRounds(exploreRuns(index)));
  known.set(index, runs);
  return runs;
}

/** At most one point surely comes next, so that following these comes to an end or goes round. */
function listRounds(sure: ReadonlyMap<string, SureNext>): readonly EndlessRun[] {
  const passed = new Set<string>();
  return [...sure.keys()].flatMap((start) => {
    const path: string[] = [];
    let point: string | undefined = start;
    for (; point !== undefined && !passed.has(point); point = sure.get(point)?.to) {
      passed.add(point);
      path.push(point);
    }
    const round = point === undefined ? -1 : path.indexOf(point);
    return round === -1 ? [] : [path.slice(round).flatMap((on) => sure.get(on)?.step ?? [])];
  });
}

function withoutRepeats(runs: readonly EndlessRun[]): readonly EndlessRun[] {
  const told = new Set<Transition>();
  return runs.filter((run) => {
    const isNew = !run.some(({ transition }) => told.has(transition));
    for (const { transition } of run) told.add(transition);
    return isNew;
  });
}
