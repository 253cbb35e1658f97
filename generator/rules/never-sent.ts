import { indexOwnCharts } from "../facts/own-charts.js";
import { findSharedSlips, listSlipped } from "../facts/slips.js";
import { expects, findTraffic, type Traffic } from "../facts/traffic.js";
import type { Message } from "../model/message.js";
import type { Protocol } from "../model/protocol.js";
import type { Finding, Rule } from "./rule.js";

/** Finds messages that one role expects and the other never sends. */
export const neverSent: Rule = {
  name: "never-sent",
  severity: "warning",
  structural: false,
  summary: "A message is expected by one role, and the other never sends it.",
  docs: {
    finds:
      "A message that a role handles or ignores, and that no action of the role it is from sends; where it is from both, that " +
      "neither sends. What an application sends of its own accord is in no chart. A `derived` client is not judged: it sends what " +
      "the server takes. A message that no role has any use for is left to `unused-declaration`, and one that looks misspelt to " +
      "`similar-names`.",
    why: "Its sender forgot it, or what is done with it is written in vain. Whoever waits for it alone waits for ever.",
    mend: "Send it, or remove it and what handles it. Accept it, as where the application sends it, on the message or on the role that does not send it.",
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
        on: { HELLO: { actions: [wave] }, BYE: GONE, SILENCE: GONE }
      GONE: { type: final }
  client:
    initial: GREETING
    events:
      greet: { kind: command }
      lost: { kind: closed }
    states:
      GREETING:
        on: { greet: { actions: [{ send: HELLO }] }, lost: DONE }
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
        on: { HELLO: { actions: [wave] }, BYE: GONE, SILENCE: GONE }
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
  checkProtocol: (protocol: Protocol): readonly Finding[] => {
    const roles = indexOwnCharts(protocol).map(findTraffic);
    const misspelt = listSlipped(findSharedSlips(protocol));
    const judged = protocol.messages.filter((message) => !misspelt.has(message) && isJudged(message, protocol));
    return judged.flatMap((message) => judge(message, roles));
  },
};

function isJudged({ from }: Message, { client }: Protocol): boolean {
  return from === "server" || client.kind !== "derived";
}

function judge(message: Message, roles: readonly Traffic[]): readonly Finding[] {
  const { name, from } = message;
  const receiver = roles.find((role) => expects(role, message));
  if (receiver === undefined || roles.some(({ sent }) => sent.has(name.text))) return [];
  const use = receiver.named.get(name.text) ?? receiver.wildcard;
  const senders = roles.map(({ index }) => index.chart).filter(({ role }) => from === "both" || role === from);
  return [
    {
      span: name.span,
      message: `${from === "both" ? "Neither role" : `The ${from} never`} sends "${name.text}", which the ${receiver.index.chart.role} expects.`,
      related: use === null ? [] : [{ message: `the ${receiver.index.chart.role} expects it here`, span: use.span }],
      help: "send it, or remove it and what handles it",
      subjects: [message, ...senders],
    },
  ];
}
