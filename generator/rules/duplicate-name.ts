import type { SourceSpan } from "../diagnostics/source-span.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Message } from "../model/message.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds names and numbers that are declared twice where one scope holds both. */
export const duplicateName: Rule = {
  name: "duplicate-name",
  severity: "error",
  structural: true,
  summary: "One name is declared twice in a scope.",
  docs: {
    finds:
      "Two states of a chart with one name, however deep they are nested; a message and an event of a role with one name; " +
      "two messages with one `id`.",
    why: "Whoever uses the name could mean either.",
    mend: "Rename one of the two. This finding cannot be accepted.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: OPEN
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      OPEN:
        initial: WAITING
        on: { SILENCE: GONE }
        states:
          WAITING:
            on: { HELLO: GONE }
          GONE: { type: final }
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
    initial: OPEN
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      OPEN:
        initial: WAITING
        on: { SILENCE: LOST }
        states:
          WAITING:
            on: { HELLO: GONE }
          GONE: { type: final }
      LOST: { type: final }
  client: derived
`,
  checkProtocol: ({ messages }) => findSameNumbers(messages),
  checkChart: ({ index }: ChartContext) => [...findSameStates(index), ...findEventsNamedAsMessages(index)],
};

function findSameStates(index: ChartIndex): readonly Finding[] {
  const twice = index.states.flatMap((state) => {
    const first = index.state(state.name.text);
    return first === undefined || first === state ? [] : [{ state, first }];
  });
  return twice.map(({ state, first }) =>
    report(state.name.span, `The ${index.chart.role} has two states called "${state.name.text}".`, first.name.span),
  );
}

function findEventsNamedAsMessages({ chart, protocol }: ChartIndex): readonly Finding[] {
  const messages = new Map(protocol.messages.map((message) => [message.name.text, message]));
  return chart.events.flatMap(({ name }) => {
    const message = messages.get(name.text);
    if (message === undefined) return [];
    return [
      report(name.span, `The event "${name.text}" of the ${chart.role} has the name of a message.`, message.name.span),
    ];
  });
}

function findSameNumbers(messages: readonly Message[]): readonly Finding[] {
  const first = new Map(messages.toReversed().map((message) => [message.id, message]));
  return messages.flatMap((message) => {
    const other = first.get(message.id);
    if (message.id === null || other === undefined || other === message) return [];
    const text = `The messages "${other.name.text}" and "${message.name.text}" both have the id ${String(message.id)}.`;
    return [report(message.name.span, text, other.name.span)];
  });
}

function report(span: SourceSpan, message: string, first: SourceSpan): Finding {
  const related = [{ message: "the other is here", span: first }];
  return { span, message, related, help: "rename one of the two", subjects: [] };
}
