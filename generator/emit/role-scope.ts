import { resolveAnswers, type StateAnswers } from "../facts/answers.js";
import { findCheck, type Check } from "../facts/checks.js";
import { findOccurrences, listAtomicStates, type Occurrences } from "../facts/occurrences.js";
import type { Chart } from "../model/chart.js";
import { ChartIndex } from "../model/chart-index.js";
import type { Protocol } from "../model/protocol.js";
import type { State } from "../model/state.js";
import type { ProtocolNames } from "./names/protocol-names.js";
import { RoleNames } from "./names/role-names.js";

/** All that is known of a role when its file is written. */
export interface RoleScope {
  readonly index: ChartIndex;
  readonly names: RoleNames;
  readonly occurrences: Occurrences;
  /** The atomic states with what they answer, in document order. */
  readonly answers: ReadonlyMap<State, StateAnswers>;
  /** The checks of the atomic states that have one. */
  readonly checks: ReadonlyMap<State, Check>;
}

/** Gathers what is known of a role. */
export function openRoleScope(protocol: Protocol, chart: Chart, names: ProtocolNames): RoleScope {
  const index = new ChartIndex(protocol, chart);
  const answers = new Map(listAtomicStates(index).map((state) => [state, resolveAnswers(index, state)]));
  const checks = new Map<State, Check>();
  for (const [state, answered] of answers) {
    const check = findCheck(index, answered);
    if (check !== null) checks.set(state, check);
  }
  return { index, names: new RoleNames(index, names), occurrences: findOccurrences(index), answers, checks };
}
