import type { ChartIndex } from "../../model/chart-index.js";
import { isCertain, resolveAnswers, type Candidate, type StateAnswers } from "../answers.js";
import { takeCandidate, type RunPoint, type Next } from "./run-point.js";

/**
 * Gives all that may come next at a point of a run: none where the run is complete, and just one where neither a guard
 * nor a handler has a choice and nothing can come between.
 */
export function listNext(index: ChartIndex, point: RunPoint): readonly Next[] {
  const answers = resolveAnswers(index, point.state);
  if (point.stage === "just entered" && answers.always.length > 0) return listNextByAlways(index, point, answers);
  const [head, ...queue] = point.queue;
  if (head === undefined) return [];
  const rest: RunPoint = { ...point, stage: "settled", queue };
  return [
    ...head.outcomes.flatMap((outcome) => listNextByOutcome(index, rest, { outcome, answers })),
    ...(head.mayRaiseNothing ? [{ step: null, point: rest }] : []),
    ...(head.late ? listDelays(index, point, answers) : []),
  ];
}

function listNextByAlways(index: ChartIndex, point: RunPoint, { always }: StateAnswers): readonly Next[] {
  const taken = always.map((candidate) => takeCandidate(index, point, { candidate, outcome: null }));
  return isCertain(always) ? taken : [...taken, { step: null, point: { ...point, stage: "settled" } }];
}

function listNextByOutcome(
  index: ChartIndex,
  rest: RunPoint,
  { outcome, answers }: { readonly outcome: string; readonly answers: StateAnswers },
): readonly Next[] {
  const candidates = answers.events.get(outcome)?.candidates ?? [];
  const taken = candidates.map((candidate) => takeCandidate(index, rest, { candidate, outcome }));
  const unhandled = { step: null, point: index.chart.unhandled === "ignore" ? rest : null };
  return isCertain(candidates) ? taken : [...taken, unhandled];
}

/** While a handler's answer is only promised, others overtake it, which is not followed, and timers and commands go on. */
function listDelays(index: ChartIndex, point: RunPoint, answers: StateAnswers): readonly Next[] {
  if (point.queue.length > 1) return [{ step: null, point: null }];
  const between = [...answers.events.values()].filter(({ event }) => mayComeBetween(index, event));
  return between
    .flatMap(({ candidates }): readonly Candidate[] => candidates)
    .map((candidate) => ({ ...takeCandidate(index, point, { candidate, outcome: null }), step: null }));
}

function mayComeBetween(index: ChartIndex, event: string): boolean {
  const kind = index.event(event)?.kind;
  return kind === "timer" || kind === "command";
}
