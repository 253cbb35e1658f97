import type { RoleName } from "../../model/chart.js";
import { chartOf, findState, listSubjects, peerOf } from "../judge/describe-place.js";
import type { Sighting } from "../judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";

/** Finds messages that arrive where nothing takes them. */
export const unspecifiedReception: VerifyRule = {
  name: "unspecified-reception",
  severity: "error",
  structural: false,
  isOfTheWhole: false,
  summary: "A message arrives in a state that neither handles, ignores nor catches it.",
  docs: {
    finds:
      "A state in which a message of the peer may arrive that it does not name, that no `*` catches and that the role does not " +
      "ignore: the unspecified reception of Brand and Zafiropulo. `missing-event` speaks of what a peer could send if it " +
      "liked; this rule speaks of what this peer's chart does send.",
    why: "The message is dropped, or ends the session, and its sender goes on as if it had been heard.",
    mend: "Handle the message there, catch it by `*`, put it under `ignore`, or keep the peer from sending it then.",
  },
  flagged: `chartwright: 1
protocol: orders
codec: json
channel: stream
messages:
  ORDER: { from: client }
  CANCEL: { from: client }
  RECEIVED: { from: client }
  SHIPPED: { from: server }
  CANCELLED: { from: server }
roles:
  server:
    initial: OPEN
    accept:
      no-timeout: the example is about a race
      missing-event: the example is about what this client does send
    events:
      packed: { kind: command }
    states:
      OPEN:
        on: { ORDER: PACKING }
      PACKING:
        on:
          packed: { target: SENT, actions: [{ send: SHIPPED }] }
          CANCEL: { target: DONE, actions: [{ send: CANCELLED }] }
      SENT:
        on: { RECEIVED: DONE }
      DONE: { type: final }
  client:
    initial: WAITING
    accept:
      no-timeout: the example is about a race
      missing-event: the example is about what this server does send
    events:
      regret: { kind: command }
    states:
      WAITING:
        entry: [{ send: ORDER }]
        on:
          SHIPPED: { target: DONE, actions: [{ send: RECEIVED }] }
          regret: { target: LEAVING, actions: [{ send: CANCEL }] }
      LEAVING:
        on:
          SHIPPED: { target: DONE, actions: [{ send: RECEIVED }] }
          CANCELLED: DONE
      DONE: { type: final }
`,
  clean: `chartwright: 1
protocol: orders
codec: json
channel: stream
messages:
  ORDER: { from: client }
  CANCEL: { from: client }
  RECEIVED: { from: client }
  SHIPPED: { from: server }
  CANCELLED: { from: server }
roles:
  server:
    initial: OPEN
    accept:
      no-timeout: the example is about a race
      missing-event: the example is about what this client does send
    events:
      packed: { kind: command }
    states:
      OPEN:
        on: { ORDER: PACKING }
      PACKING:
        on:
          packed: { target: SENT, actions: [{ send: SHIPPED }] }
          CANCEL: { target: DONE, actions: [{ send: CANCELLED }] }
      SENT:
        on: { RECEIVED: DONE, CANCEL: {} }
      DONE: { type: final }
  client:
    initial: WAITING
    accept:
      no-timeout: the example is about a race
      missing-event: the example is about what this server does send
    events:
      regret: { kind: command }
    states:
      WAITING:
        entry: [{ send: ORDER }]
        on:
          SHIPPED: { target: DONE, actions: [{ send: RECEIVED }] }
          regret: { target: LEAVING, actions: [{ send: CANCEL }] }
      LEAVING:
        on:
          SHIPPED: { target: DONE, actions: [{ send: RECEIVED }] }
          CANCELLED: DONE
      DONE: { type: final }
`,
  *judge({ joint, sightings }: Explored): Iterable<Judgement> {
    for (const role of ["server", "client"] as const) {
      for (const sighting of sightings.moves[role]) yield* judgeMove(joint, role, sighting);
    }
  },
};

function* judgeMove(joint: Explored["joint"], role: RoleName, sighting: Sighting | undefined): Iterable<Judgement> {
  if (sighting?.step?.move.reception !== "unhandled") return;
  const message = joint[role].arrivals[sighting.step.message]?.known;
  const state = findState(joint, sighting.from, role);
  if (message === undefined || message === null || state === null) return;
  const ends = chartOf(joint, role).unhandled === "terminate";
  yield {
    span: state.name.span,
    message: (may) =>
      `"${message.name.text}" of the ${peerOf(role)} ${may} arrive in state "${state.name.text}" of the ${role}, which does not take it: ` +
      (ends ? "the session ends." : "it is dropped."),
    related: [{ message: `"${message.name.text}" is declared here`, span: message.name.span }],
    help: `handle "${message.name.text}" in "${state.name.text}", or put it under \`ignore\``,
    subjects: [...listSubjects(joint, role, state), message],
    sighting,
  };
}
