import fc from "fast-check";
import { expect, it } from "vitest";
import { listHeritage } from "../../generator/facts/heritage.js";
import type { Part } from "../../generator/facts/overrides/part.js";
import { findRedundantOverrides } from "../../generator/facts/redundant-overrides.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Chart } from "../../generator/model/chart.js";
import type { EventTransitions, State, Transition } from "../../generator/model/state.js";
import { pick } from "../support/arbitrary-action.js";
import { arbitraryCharts, type ArbitraryChart } from "../support/arbitrary-chart.js";
import { arbitraryRuns } from "../support/arbitrary-run.js";
import { seed } from "../support/seed.js";
import { runSteadily } from "./steady-world.js";

/** How many charts are tried; `RANDOM_CHARTS=2000` tries more of them. */
const numRuns = Number(process.env.RANDOM_CHARTS ?? 60);

/** Gives a chart in which some states say once more what they have from elsewhere. */
function repeatSome({ protocol, chart }: ArbitraryChart, choices: readonly number[]): ArbitraryChart {
  const index = new ChartIndex(protocol, chart);
  const order = new Map(index.states.map((state, at) => [state, at]));
  const repeat = (state: State): State => {
    const choice = choices[(order.get(state) ?? 0) % choices.length] ?? 0;
    const states = state.states.map(repeat);
    const others = listHeritage(index, state).map(({ declaredIn }) => declaredIn);
    const said = others.slice(1).flatMap(({ on }) => on);
    if (state.kind === "final" || said.length === 0) return { ...state, states };
    return { ...state, states, on: addAnswer(state.on, copy(pick(said, choice))) };
  };
  return replaceChart(protocol, { ...chart, states: chart.states.map(repeat) });
}

function copy({ event, transitions }: EventTransitions): EventTransitions {
  return { event, transitions: transitions.map((transition) => ({ ...transition })) };
}

function addAnswer(on: State["on"], added: EventTransitions): State["on"] {
  const own = on.find(({ event }) => event.text === added.event.text);
  if (own === undefined) return [...on, added];
  const both = { ...own, transitions: [...own.transitions, ...added.transitions] };
  return on.map((answer) => (answer === own ? both : answer));
}

function removeFrom({ protocol, chart }: ArbitraryChart, { all, kept }: Part): ArbitraryChart {
  const keep = (transitions: readonly Transition[]): readonly Transition[] =>
    transitions === all ? kept : transitions;
  const remove = (state: State): State => ({
    ...state,
    on: state.on
      .map(({ event, transitions }) => ({ event, transitions: keep(transitions) }))
      .filter(({ transitions }) => transitions.length > 0),
    always: keep(state.always),
    states: state.states.map(remove),
  });
  return replaceChart(protocol, { ...chart, states: chart.states.map(remove) });
}

function replaceChart(protocol: ArbitraryChart["protocol"], chart: Chart): ArbitraryChart {
  return { chart, protocol: { ...protocol, [chart.role]: chart } };
}

it("finds only what a session does just as well without", { timeout: 3_600_000 }, () => {
  let tried = 0;
  const choices = fc.array(fc.nat({ max: 40 }), { minLength: 8, maxLength: 8 });
  const runs = fc.array(arbitraryRuns, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(arbitraryCharts, choices, runs, (drawn, chosen, several) => {
      const one = repeatSome(drawn, chosen);
      for (const { part } of findRedundantOverrides(new ChartIndex(one.protocol, one.chart))) {
        const other = removeFrom(one, part);
        for (const run of several) {
          const before = runSteadily(one, run);
          if (before === null) continue;
          tried += 1;
          expect(runSteadily(other, run, { inputs: before.inputs })).toEqual(before);
        }
      }
    }),
    { numRuns, seed },
  );
  expect(tried).toBeGreaterThan(100);
});
