import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import { isCertain, resolveAnswers, type Candidate } from "./answers.js";
import { findEffect, type Effect } from "./effect.js";
import { listEffectsOut } from "./effects-out.js";
import { followRuns } from "./runs.js";
import { hasTerminate, listSteps, type Step } from "./steps.js";
import { listOutcomeWays } from "./ways-on.js";

/** Where a session can go from a state, guards taken as open: the states it may be in next, and whether it may end. */
export interface Moves {
  readonly to: ReadonlySet<State>;
  readonly mayEnd: boolean;
}

/**
 * Gives the moves from a state by what the chart says of it. That a lost connection ends any session is none of them,
 * unless the state handles `closed` and does not surely ask for a new connection.
 */
export function findMoves(index: ChartIndex, state: State): Moves {
  const { entered } = followRuns(index);
  const effects = listEffects(index, state).filter((effect) => effect.entered.every((passed) => entered.has(passed)));
  return {
    to: new Set(effects.flatMap(({ to }) => to ?? [])),
    mayEnd: effects.some(({ to }) => to === null) || mayEndWhenClosed(index, state),
  };
}

/** What a state answers is never asked for where `always` leads on in any case. */
function listEffects(index: ChartIndex, state: State): readonly Effect[] {
  const answers = resolveAnswers(index, state);
  const { always } = answers;
  const findAll = (ways: readonly Candidate[]): readonly Effect[] => ways.map((way) => findEffect(index, state, way));
  if (isCertain(always) && always.every(isLeaving)) return findAll(always);
  return [...listEffectsOut(index, state), ...findAll([...listOutcomeWays(index, answers), ...always])];
}

function isLeaving({ transition: { target, actions } }: Candidate): boolean {
  return target !== null || hasTerminate(actions);
}

/** A session ends once it has answered `closed`, unless a `connect` is under way. */
function mayEndWhenClosed(index: ChartIndex, state: State): boolean {
  const { events } = resolveAnswers(index, state);
  const answers = [...events.values()].filter(({ event }) => index.event(event)?.kind === "closed");
  return answers.some(
    ({ candidates }) =>
      !isCertain(candidates) || candidates.some((candidate) => !listSteps(index, state, candidate).some(isConnecting)),
  );
}

function isConnecting(step: Step): boolean {
  switch (step.kind) {
    case "act":
      return step.action.kind === "connect";
    case "exit":
      return step.state.exit.some(({ kind }) => kind === "connect");
    case "enter":
      return step.state.entry.some(({ kind }) => kind === "connect");
    case "change":
    case "choose":
      return false;
  }
}
