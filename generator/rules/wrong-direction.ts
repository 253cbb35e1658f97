import { listReferences, type Reference } from "../facts/references.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds messages on the wrong side: sent by the role that can only receive them, or handled by the one that sends them. */
export const wrongDirection: Rule = {
  name: "wrong-direction",
  severity: "error",
  structural: true,
  summary: "A role sends a message that is from the other, or handles one that is only its own.",
  docs: {
    finds:
      "A `send` of a message whose `from` is the other role, and a message that is only this role's own under `on`, `ignore` or a rejection's `of`.",
    why: "The peer takes no such message, and none will ever arrive: the chart says what cannot happen.",
    mend: "Correct the message's `from` (`both` where each side may send it), or name the message that was meant. It cannot be accepted.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
messages:
  HELLO: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: { target: GREETED, actions: [{ send: HELLO }] }, SILENCE: GREETED }
      GREETED: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
messages:
  HELLO: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: { target: GREETED, actions: [{ send: WELCOME }] }, SILENCE: GREETED }
      GREETED: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => listReferences(index).flatMap((reference) => judge(reference, index)),
};

function judge({ use, name }: Reference, index: ChartIndex): readonly Finding[] {
  const message = index.message(name.text);
  if (message === undefined || index.event(name.text) !== undefined) return [];
  const { role } = index.chart;
  const isSent = use === "sent";
  const isHandled = use === "answered" || use === "ignored" || use === "rejected";
  const fits = isSent ? index.outgoing.includes(message) : index.incoming.includes(message);
  if ((!isSent && !isHandled) || fits) return [];
  return [
    {
      span: name.span,
      message: isSent
        ? `The ${role} cannot send "${name.text}", which is from the ${message.from}.`
        : `The ${role} cannot receive "${name.text}", which only the ${message.from} itself sends.`,
      related: [{ message: `"${name.text}" is declared here`, span: message.name.span }],
      help: "name another message, or let it be `from: both`",
      subjects: [message],
    },
  ];
}
