import { indexOwnCharts } from "../facts/own-charts.js";
import { findRaisedOutcomes } from "../facts/raised-outcomes.js";
import { listEventFields, listTypeNames } from "../facts/references.js";
import { findChartSlips, findSharedSlips, listSlipped } from "../facts/slips.js";
import { listActions } from "../facts/state-parts.js";
import { expects, findTraffic, type Traffic } from "../facts/traffic.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Chart } from "../model/chart.js";
import type { Message } from "../model/message.js";
import type { Declaration } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds what is declared and never used. */
export const unusedDeclaration: Rule = {
  name: "unused-declaration",
  severity: "warning",
  structural: false,
  summary: "A message, type, event or action is declared, and nothing uses it.",
  docs: {
    finds:
      "A message that no chart sends, names or ignores; a type that no field has; an event that no state handles (an outcome that " +
      "none raises either); an entry under `actions` that no state performs. `malformed` and `unknown` events are left out: to " +
      "declare one and not to handle it says what is done with such input. A `*` is for what nobody expects and so uses no " +
      "message, but in a role that names none at all. A message that a waiting state does not catch either is left to " +
      "`missing-event`, and what looks misspelt to `similar-names`.",
    why: "It is left over, or what was to use it was forgotten.",
    mend: "Use it, or remove it. Accept it on the declaration.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
      BOREDOM: { kind: timer, after: 10m }
    states:
      WAITING:
        on: { HELLO: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
      BOREDOM: { kind: timer, after: 10m }
    states:
      WAITING:
        on: { HELLO: GONE, SILENCE: { actions: [wave] }, BOREDOM: GONE }
      GONE: { type: final }
  client: derived
`,
  checkProtocol: (protocol: Protocol) => {
    const misspelt = listSlipped(findSharedSlips(protocol));
    return [
      ...listUnusedMessages(protocol).map((message) => ["message", message] as const),
      ...listUnusedTypes(protocol).map((type) => ["type", type] as const),
    ].flatMap(([kind, declared]) => (misspelt.has(declared) ? [] : [report(kind, declared)]));
  },
  checkChart: ({ index, chart }: ChartContext) => {
    const misspelt = listSlipped(findChartSlips(index));
    return [
      ...listUnusedEvents(index).map((event) => ["event", event] as const),
      ...listUnusedActions(index).map((action) => ["action", action] as const),
    ].flatMap(([kind, declared]) => (misspelt.has(declared) ? [] : [report(kind, declared, chart)]));
  },
};

function listUnusedMessages(protocol: Protocol): Protocol["messages"] {
  const roles = indexOwnCharts(protocol).map(findTraffic);
  return protocol.messages.filter((message) => !roles.some((role) => isConcerned(role, message)));
}

function isConcerned(role: Traffic, message: Message): boolean {
  const { text } = message.name;
  return role.sent.has(text) || role.missed.has(text) || expects(role, message);
}

function listUnusedTypes(protocol: Protocol): Protocol["types"] {
  const events = indexOwnCharts(protocol).flatMap(({ chart }) => listEventFields(chart.events));
  const messages = protocol.messages.flatMap(({ fields }) => fields);
  const used = new Set(listTypeNames([...messages, ...events]).map(({ text }) => text));
  // A set goes on with what is added to it: types are used by those that are used.
  for (const name of used) {
    const fields = protocol.types.find((type) => type.name.text === name)?.fields ?? [];
    for (const { text } of listTypeNames(fields)) used.add(text);
  }
  return protocol.types.filter(({ name }) => !used.has(name.text));
}

function listUnusedEvents(index: ChartIndex): Chart["events"] {
  const handled = new Set(index.states.flatMap(({ on }) => on.map(({ event }) => event.text)));
  const raised = findRaisedOutcomes(index);
  return index.chart.events.filter(
    ({ kind, name: { text } }) => kind !== "malformed" && kind !== "unknown" && !handled.has(text) && !raised.has(text),
  );
}

function listUnusedActions({ chart, states }: ChartIndex): Chart["actions"] {
  const performed = states
    .flatMap(listActions)
    .flatMap((action) => (action.kind === "handler" ? [action.name.text] : []));
  const used = new Set(performed);
  return chart.actions.filter(({ name }) => !used.has(name.text));
}

function report(kind: string, declared: Declaration, chart: Chart | null = null): Finding {
  const where = chart === null ? "" : ` of the ${chart.role}`;
  return {
    span: declared.name.span,
    message: `Nothing uses the ${kind} "${declared.name.text}"${where}.`,
    related: [],
    help: "use it, or remove it",
    subjects: [declared],
  };
}
