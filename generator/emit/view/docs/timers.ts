import { listTimers } from "../../../facts/timers.js";
import type { ChartIndex } from "../../../model/chart-index.js";
import type { TimerEvent, TimerRestart } from "../../../model/event.js";
import { inlineCode, words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { describe, name } from "./phrases.js";
import { viewTable } from "./table.js";

/** Gives the timers of a chart, with how long they take and what sets them back. */
export function viewTimers(index: ChartIndex): MarkdownView {
  return viewTable(listTimers(index), [
    [words`Timer`, (timer) => name(timer.name)],
    [words`Fires`, describeSchedule],
    [words`Set back to full by`, ({ restart }) => describeRestart(restart)],
    [words`Meaning`, describe],
  ]);
}

function describeSchedule({ schedule: { repeat, milliseconds } }: TimerEvent): Markdown {
  const length = milliseconds === "dynamic" ? words`a time that a handler gives` : writeDuration(milliseconds);
  switch (repeat) {
    case "after":
      return words`once, after ${length}`;
    case "every":
      return words`every ${length}`;
  }
}

function describeRestart(restart: TimerRestart): Markdown {
  switch (restart) {
    case "enter":
      return words`entering a state that names it`;
    case "receive":
      return words`anything that arrives`;
    case "send":
      return words`each message that is sent`;
    case "never":
      return words`nothing`;
  }
}

const units = [
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/** As a spec writes it, in the longest unit that leaves no rest. */
function writeDuration(milliseconds: number): Markdown {
  const [unit, length] = units.find(([, each]) => milliseconds % each === 0) ?? ["ms", 1];
  return inlineCode(`${milliseconds / length}${unit}`);
}
