import { indexOwnCharts } from "../facts/own-charts.js";
import { findSharedSlips, listSlipped } from "../facts/slips.js";
import { expects, findTraffic, type Traffic } from "../facts/traffic.js";
import type { Message } from "../model/message.js";
import type { Name } from "../model/name.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds messages that one role sends and the other has no word for. */
export const neverReceived: Rule = {
  name: "never-received",
  severity: "warning",
  structural: false,
  summary: "A message is sent by one role, and the other neither names nor ignores it anywhere.",
  docs: {
    finds:
      "A message that one role sends, and that the other role's chart names in no state and not under `ignore`: at best a `*` " +
      "catches it as it catches what nobody expects. A role that names no message at all answers each by `*`, and is passed " +
      "over. So is a `derived` client, which takes what the server sends; a message that a waiting state does not catch either " +
      "is left to `missing-event`, and one that looks misspelt to `similar-names`.",
    why: "The two charts do not fit: what one says in good faith the other drops, or takes for an error.",
    mend: "Handle the message where it may arrive, or name it under the role's `ignore`; or do not send it. Accept it on the message or on the role.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: { actions: [wave] }, "*": GONE, SILENCE: GONE }
      GONE: { type: final }
  client:
    initial: GREETING
    events:
      greet: { kind: command }
      leave: { kind: command }
      lost: { kind: closed }
    states:
      GREETING:
        on: { greet: { actions: [{ send: HELLO }] }, leave: { actions: [{ send: BYE }] }, lost: DONE }
      DONE: { type: final }
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: { actions: [wave] }, BYE: GONE, "*": GONE, SILENCE: GONE }
      GONE: { type: final }
  client:
    initial: GREETING
    events:
      greet: { kind: command }
      leave: { kind: command }
      lost: { kind: closed }
    states:
      GREETING:
        on: { greet: { actions: [{ send: HELLO }] }, leave: { actions: [{ send: BYE }] }, lost: DONE }
      DONE: { type: final }
`,
  checkChart: ({ protocol, index }: ChartContext): readonly Finding[] => {
    const peer = indexOwnCharts(protocol).find(({ chart }) => chart.role !== index.chart.role);
    if (peer === undefined) return [];
    const misspelt = listSlipped(findSharedSlips(protocol));
    const arriving = index.incoming.filter((message) => !misspelt.has(message));
    return arriving.flatMap((message) => judge(message, findTraffic(index), findTraffic(peer)));
  },
};

function judge(message: Message, receiver: Traffic, sender: Traffic): readonly Finding[] {
  const { text } = message.name;
  const sent = sender.sent.get(text);
  if (sent === undefined || receiver.missed.has(text) || expects(receiver, message)) return [];
  return [report(message, receiver, { role: sender.index.chart.role, at: sent })];
}

function report(
  message: Message,
  { index: { chart }, wildcard }: Traffic,
  sending: { readonly role: string; readonly at: Name },
): Finding {
  const caught = wildcard === null ? "" : ": at best `*` catches it";
  return {
    span: message.name.span,
    message: `The ${chart.role} neither names nor ignores "${message.name.text}", which the ${sending.role} sends${caught}.`,
    related: [{ message: `the ${sending.role} sends it here`, span: sending.at.span }],
    help: "handle it where it may arrive, name it under the role's `ignore`, or do not send it",
    subjects: [message],
  };
}
