import type { Chart } from "../../../model/chart.js";
import type { ChartIndex } from "../../../model/chart-index.js";
import { words, type Markdown } from "../../encode/markdown.js";
import { list, name, sentences } from "./phrases.js";

/** Says where the sessions of a chart start and end, and what becomes of what no state answers. */
export function describeCourse(index: ChartIndex): Markdown {
  return sentences([describeEnds(index), ...describeUnanswered(index.chart)]);
}

function describeEnds({ chart, states }: ChartIndex): Markdown {
  const start = chart.initial === null ? words`` : words`A session starts in ${name(chart.initial)}`;
  const finals = states.filter(({ kind }) => kind === "final").map((state) => name(state.name));
  if (finals.length > 0) return words`${start} and ends in ${list(finals, "or")}.`;
  return chart.perpetual ? words`${start} and is not meant to end.` : words`${start}.`;
}

function describeUnanswered({ ignore, unhandled, events }: Chart): readonly Markdown[] {
  const ignored = list(ignore.map(name), "and");
  const hasChecks = events.some(({ kind }) => kind === "rejection");
  return [
    ...(hasChecks
      ? [
          words`Where a state answers a rejection, the messages that it is of are checked first, and one that is turned down becomes the rejection.`,
        ]
      : []),
    ...(ignore.length === 0 ? [] : [words`Where no row names it, ${ignored} is taken and dropped.`]),
    unhandled === "ignore"
      ? words`A message that nothing answers is dropped.`
      : words`An event that nothing answers ends the session.`,
  ];
}
