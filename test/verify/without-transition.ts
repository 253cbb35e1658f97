import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { State } from "../../generator/model/state.js";

/** Gives a protocol without one of the transitions of its two charts, the one that a number stands for. */
export function withoutTransition(protocol: Protocol, number: number): Protocol {
  const client = findChartOfRole(protocol, "client");
  const inServer = countAnswers(protocol.server.states);
  const left = number % (inServer + countAnswers(client.states));
  if (left < inServer) return { ...protocol, client, server: removeAnswer(protocol.server, left) };
  return { ...protocol, client: removeAnswer(client, left - inServer) };
}

function countAnswers(states: readonly State[]): number {
  return states.reduce((count, { on, states: inner }) => count + on.length + countAnswers(inner), 0);
}

function removeAnswer(chart: Chart, number: number): Chart {
  let left = number;
  const remove = (state: State): State => {
    const on = state.on.filter(() => left-- !== 0);
    return { ...state, on, states: state.states.map(remove) };
  };
  return { ...chart, states: chart.states.map(remove) };
}
