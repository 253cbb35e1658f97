import { resolveAnswers } from "../../facts/answers.js";
import { findInitialRoute } from "../../facts/route.js";
import type { RoleSide } from "../../facts/session/role-side.js";
import { hasTerminate } from "../../facts/steps.js";
import type { State } from "../../model/state.js";
import { chartOf, findState, listSubjects } from "../judge/describe-place.js";
import type { Sighting } from "../judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";
import { standing } from "../machine/standing.js";

/** Finds messages to sessions that have ended, where nobody tells their sender. */
export const orphanMessage: VerifyRule = {
  name: "orphan-message",
  severity: "error",
  structural: false,
  isOfTheWhole: false,
  summary: "On a queue, a message goes to a session that has ended, and its sender is never told.",
  docs: {
    finds:
      "On a `queue`, where an end is not seen: a message to a client that has ended without a word, and one that was on its way, or is " +
      "sent, to a server whose session has ended and that starts a new session which does not turn it down. (On a `stream` the sender " +
      "sees `closed`.)",
    why: "The sender waits for an answer that nobody owes it, or a session begins that nobody asked for.",
    mend: "Say goodbye before ending; stay long enough to take what may still come; or turn down, in the initial state, what begins no session.",
  },
  flagged: `chartwright: 1
protocol: calls
codec: none
channel: queue
messages:
  CALL: { from: client }
  TAKEN: { from: server }
roles:
  server:
    initial: IDLE
    accept: { no-timeout: the example is about what comes too late }
    events:
      answer: { kind: command }
    states:
      IDLE:
        on: { CALL: RINGING }
      RINGING:
        on:
          CALL: {}
          answer: { target: ANSWERED, actions: [{ send: TAKEN }] }
      ANSWERED: { type: final }
  client:
    initial: CALLING
    events:
      again: { kind: timer, every: 1s }
    states:
      CALLING:
        entry: [{ send: CALL }]
        on:
          again: { actions: [{ send: CALL }] }
          TAKEN: TALKING
      TALKING: { type: final }
`,
  clean: `chartwright: 1
protocol: calls
codec: none
channel: queue
messages:
  CALL: { from: client }
  TAKEN: { from: server }
roles:
  server:
    initial: IDLE
    perpetual: true
    accept: { no-timeout: the example is about what comes too late }
    events:
      answer: { kind: command }
    states:
      IDLE:
        on: { CALL: RINGING }
      RINGING:
        on:
          CALL: {}
          answer: { target: ANSWERED, actions: [{ send: TAKEN }] }
      ANSWERED:
        on: { CALL: {} }
  client:
    initial: CALLING
    events:
      again: { kind: timer, every: 1s }
    states:
      CALLING:
        entry: [{ send: CALL }]
        on:
          again: { actions: [{ send: CALL }] }
          TAKEN: TALKING
      TALKING: { type: final }
`,
  *judge({ protocol, joint, sightings }: Explored): Iterable<Judgement> {
    if (protocol.channel !== "queue") return;
    for (const sighting of sightings.restarts.values()) yield* judgeRestart(joint, sighting);
    for (const sighting of sightings.drops) yield* judgeDrop(joint, sighting);
  },
};

function* judgeRestart(joint: Explored["joint"], sighting: Sighting): Iterable<Judgement> {
  const { server } = sighting.from;
  const message = joint.server.arrivals[sighting.step?.message ?? -1]?.known;
  const sender = findState(joint, sighting.from, "client");
  if (server === standing.none || message === undefined || message === null || sender === null) return;
  const received = findReception(joint.server.side, message.name.text);
  if (received === "turned down" || (received === "taken" && server !== standing.stale)) return;
  yield {
    span: message.name.span,
    message: (may) =>
      `"${message.name.text}" ${may} reach the server when its session has ended: it starts a new one, and the client, in "${sender.name.text}", is never told.`,
    related: [],
    help: "let the server stay for what may still come, or turn the message down in its initial state",
    subjects: [message, ...listSubjects(joint, "client", sender), chartOf(joint, "server")],
    sighting,
  };
}

/** Tells what the initial state makes of a message that was meant for an earlier session. */
function findReception(side: RoleSide, name: string): "taken" | "turned down" | "dropped" {
  const initial = findInitialRoute(side.index)?.to;
  if (initial?.kind !== "atomic") return "taken";
  const answer = resolveAnswers(side.index, initial).messages.get(name);
  if (answer === undefined || answer.ignored) return "dropped";
  if (side.isNamed(initial, name)) return "taken";
  const actions = answer.candidates.flatMap(({ transition }) => transition.actions);
  return actions.some(({ kind }) => kind === "send") ? "turned down" : "dropped";
}

function* judgeDrop(joint: Explored["joint"], sighting: Sighting | undefined): Iterable<Judgement> {
  const { move } = sighting?.step ?? {};
  if (sighting === undefined || move === undefined) return;
  const message = joint.server.side.index.outgoing[move.sends];
  const state = findState(joint, sighting.from, "server");
  const next = joint.server.session(move.to)?.state;
  if (message === undefined || state === null || next === undefined || noticesSilence(joint.server.side, next)) return;
  yield {
    span: message.name.span,
    message: (may) =>
      `The server ${may} send "${message.name.text}" from "${state.name.text}" when the client has ended, and is never told.`,
    related: [{ message: "it is sent from here", span: state.name.span }],
    help: "let the client say that it ends, or give the server a timer that notices its silence",
    subjects: [message, ...listSubjects(joint, "server", state)],
    sighting,
  };
}

/** Tells whether time leads on from a state, so that a session does not stay in it for ever. */
function noticesSilence(side: RoleSide, state: State): boolean {
  const candidates = side.handled(state, "timer").flatMap(({ answer }) => answer.candidates);
  return candidates.some(({ transition }) => transition.target !== null || hasTerminate(transition.actions));
}
