import type { ChartIndex } from "../../../model/chart-index.js";
import type { EventDeclaration } from "../../../model/event.js";
import { words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { listFields } from "./fields.js";
import { viewHandlers, viewOutcomes } from "./outcomes.js";
import { describe, list, name } from "./phrases.js";
import { viewTable } from "./table.js";
import { viewTimers } from "./timers.js";

/** Gives a table for each kind of event that a chart declares, and one of what it says of its handlers. */
export function viewEvents(index: ChartIndex): readonly MarkdownView[] {
  const { events } = index.chart;
  const tables = [
    viewTimers(index),
    viewCommands(events),
    viewRejections(events),
    viewOutcomes(index),
    viewSigns(events),
    viewHandlers(index.chart),
  ];
  return tables.filter((table) => table !== null);
}

function viewCommands(events: readonly EventDeclaration[]): MarkdownView {
  const commands = events.filter((event) => event.kind === "command");
  return viewTable(commands, [
    [words`Command`, (command) => name(command.name)],
    [words`Fields`, ({ fields }) => listFields(fields)],
    [words`Meaning`, describe],
  ]);
}

function viewRejections(events: readonly EventDeclaration[]): MarkdownView {
  const rejections = events.filter((event) => event.kind === "rejection");
  return viewTable(rejections, [
    [words`Rejection`, (rejection) => name(rejection.name)],
    [words`Of`, ({ of }) => (of === null ? words`any message` : list(of.map(name), "and"))],
    [words`Meaning`, describe],
  ]);
}

type Sign = Extract<EventDeclaration["kind"], "malformed" | "unknown" | "closed" | "opened">;

/** What arrives and is no message, and what becomes of the connection. */
function viewSigns(events: readonly EventDeclaration[]): MarkdownView {
  const signs = events.flatMap((event) => (isSign(event.kind) ? [{ ...event, kind: event.kind }] : []));
  return viewTable(signs, [
    [words`Other event`, (sign) => name(sign.name)],
    [words`When`, ({ kind }) => describeSign(kind)],
    [words`Meaning`, describe],
  ]);
}

function isSign(kind: EventDeclaration["kind"]): kind is Sign {
  return kind === "malformed" || kind === "unknown" || kind === "closed" || kind === "opened";
}

function describeSign(kind: Sign): Markdown {
  switch (kind) {
    case "malformed":
      return words`what arrived cannot be decoded`;
    case "unknown":
      return words`a message arrived that the peer may not send`;
    case "closed":
      return words`the connection is gone`;
    case "opened":
      return words`there is a connection`;
  }
}
