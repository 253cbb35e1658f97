import type { ActionDeclaration } from "../../generator/model/action.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { EventDeclaration } from "../../generator/model/event.js";
import type { Message, Sender } from "../../generator/model/message.js";
import type { Declaration, Name } from "../../generator/model/name.js";
import type { TimerSketch } from "./arbitrary-sketch.js";

const span = { file: "arbitrary.chart.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** The place of everything in a chart that was never written down. */
export const nowhere = span;

/** Gives a name that stands nowhere. */
export function makeName(text: string): Name {
  return { text, span };
}

/** Gives what every declaration has. */
export function declare(text: string): Declaration {
  return { name: makeName(text), as: null, description: null, accept: [], span };
}

/** The messages that a role may receive, in the order in which a sketch counts them. */
export const incoming = ["ASK", "GO", "STOP", "HELLO"] as const;

/** The messages that a role may send. */
export const outgoing = ["REPLY", "OK", "HELLO"] as const;

/** The messages of the protocol around a chart of each role: one goes both ways, and one either way has fields. */
export const messagesAround: Readonly<Record<RoleName, readonly Message[]>> = {
  server: makeMessages("server", "client"),
  client: makeMessages("client", "server"),
};

function makeMessages(role: RoleName, peer: RoleName): readonly Message[] {
  return [
    makeMessage("ASK", peer, "with a field"),
    makeMessage("REPLY", role, "with a field"),
    makeMessage("GO", peer, "plain"),
    makeMessage("STOP", peer, "plain"),
    makeMessage("OK", role, "plain"),
    makeMessage("HELLO", "both", "with a field"),
  ];
}

function makeMessage(text: string, from: Sender, content: "with a field" | "plain"): Message {
  const scalar = { kind: "scalar", name: "string", span } as const;
  const field = {
    name: makeName("text"),
    type: scalar,
    optional: false,
    constant: null,
    max: null,
    description: null,
    span,
  };
  return { ...declare(text), from, fields: content === "plain" ? [] : [field], strict: false, id: null };
}

/** Gives all events that a chart may declare, in the order in which a sketch counts them. */
export function listEvents(timers: readonly TimerSketch[]): readonly EventDeclaration[] {
  return [
    ...plainEvents,
    ...timers.map((timer, at) => ({ ...declare(`timer ${at}`), kind: "timer" as const, ...timer })),
  ];
}

const plainEvents: readonly EventDeclaration[] = [
  { ...declare("done"), kind: "outcome" },
  { ...declare("failed"), kind: "outcome" },
  { ...declare("bad"), kind: "rejection", of: null },
  { ...declare("bad ask"), kind: "rejection", of: [makeName("ASK"), makeName("HELLO")] },
  { ...declare("wish"), kind: "command", fields: [] },
  { ...declare("broken"), kind: "malformed" },
  { ...declare("strange"), kind: "unknown" },
  { ...declare("gone"), kind: "closed" },
  { ...declare("there"), kind: "opened" },
];

/** The handlers of a chart: a plain one, and those that answer with the outcomes that the chart declares. */
export function makeActions(outcomes: readonly string[]): readonly ActionDeclaration[] {
  const plain = { ...declare("write"), outcomes: [], mayAnswerNothing: true };
  if (outcomes.length === 0) return [plain];
  const names = outcomes.map(makeName);
  return [
    plain,
    { ...declare("decide"), outcomes: names, mayAnswerNothing: false },
    { ...declare("look"), outcomes: names.slice(0, 1), mayAnswerNothing: true },
  ];
}

/** The guards of a chart. */
export const guards = ["may", "can", "will"] as const;

/** What a protocol has besides messages and charts. */
export const protocolParts = {
  file: "arbitrary.chart.yaml",
  name: makeName("arbitrary"),
  title: null,
  description: null,
  source: null,
  codec: "none",
  channel: "stream",
  signature: null,
  types: [],
} as const;
