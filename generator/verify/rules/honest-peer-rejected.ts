import type { RoleName } from "../../model/chart.js";
import { findState, listSubjects, peerOf } from "../judge/describe-place.js";
import type { Sighting } from "../judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";

/** Finds messages of a peer that keeps to its chart and is treated as one that does not. */
export const honestPeerRejected: VerifyRule = {
  name: "honest-peer-rejected",
  severity: "error",
  structural: false,
  isOfTheWhole: false,
  summary: "A message that the peer's own chart sent is caught by `*`.",
  docs: {
    finds:
      "A state in which a message arrives that the peer's chart rightly sent, mostly since the two crossed on their way, and that only " +
      "`*` catches. A `*` that does nothing is left out: it drops what it catches, and turns nobody down.",
    why: "`*` is there for a peer that breaks the rules. Here one that keeps them is thrown out, now and then, when the timing is bad.",
    mend: "Name the message in that state, or put it under `ignore`.",
  },
  flagged: `chartwright: 1
protocol: search
codec: json
channel: stream
messages:
  SEARCH: { from: client }
  STOP: { from: client }
  FOUND: { from: server }
  STOPPED: { from: server }
roles:
  server:
    initial: IDLE
    accept: { no-timeout: the example is about a race }
    events:
      found: { kind: command }
    states:
      IDLE:
        on:
          SEARCH: SEARCHING
          "*": CLOSED
      SEARCHING:
        on:
          found: { target: IDLE, actions: [{ send: FOUND }] }
          STOP: { target: CLOSED, actions: [{ send: STOPPED }] }
          "*": CLOSED
      CLOSED: { type: final }
  client:
    initial: READY
    accept:
      no-timeout: the example is about a race
      missing-event: this server says that it stopped when it was asked to
    events:
      search: { kind: command }
      stop: { kind: command }
    states:
      READY:
        on: { search: { target: WAITING, actions: [{ send: SEARCH }] } }
      WAITING:
        on:
          FOUND: READY
          stop: { target: STOPPING, actions: [{ send: STOP }] }
      STOPPING:
        on: { FOUND: {}, STOPPED: DONE }
      DONE: { type: final }
`,
  clean: `chartwright: 1
protocol: search
codec: json
channel: stream
messages:
  SEARCH: { from: client }
  STOP: { from: client }
  FOUND: { from: server }
  STOPPED: { from: server }
roles:
  server:
    initial: IDLE
    accept: { no-timeout: the example is about a race }
    events:
      found: { kind: command }
    states:
      IDLE:
        on:
          SEARCH: SEARCHING
          STOP: { target: CLOSED, actions: [{ send: STOPPED }] }
          "*": CLOSED
      SEARCHING:
        on:
          found: { target: IDLE, actions: [{ send: FOUND }] }
          STOP: { target: CLOSED, actions: [{ send: STOPPED }] }
          "*": CLOSED
      CLOSED: { type: final }
  client:
    initial: READY
    accept:
      no-timeout: the example is about a race
      missing-event: this server says that it stopped when it was asked to
    events:
      search: { kind: command }
      stop: { kind: command }
    states:
      READY:
        on: { search: { target: WAITING, actions: [{ send: SEARCH }] } }
      WAITING:
        on:
          FOUND: READY
          stop: { target: STOPPING, actions: [{ send: STOP }] }
      STOPPING:
        on: { FOUND: {}, STOPPED: DONE }
      DONE: { type: final }
`,
  *judge({ joint, sightings }: Explored): Iterable<Judgement> {
    for (const role of ["server", "client"] as const) {
      for (const sighting of sightings.moves[role]) yield* judgeMove(joint, role, sighting);
    }
  },
};

function* judgeMove(joint: Explored["joint"], role: RoleName, sighting: Sighting | undefined): Iterable<Judgement> {
  if (sighting?.step?.move.reception !== "caught") return;
  const message = joint[role].arrivals[sighting.step.message]?.known;
  const state = findState(joint, sighting.from, role);
  const taken = sighting.step.move.turn?.taken;
  if (message === undefined || message === null || state === null || taken === undefined || taken === null) return;
  yield {
    span: state.name.span,
    message: (may) =>
      `"${message.name.text}", rightly sent by the ${peerOf(role)}, ${may} arrive in state "${state.name.text}" of the ${role}, where only \`*\` catches it.`,
    related: [{ message: "it is caught here", span: taken.transition.span }],
    help: `name "${message.name.text}" in "${state.name.text}", or put it under \`ignore\``,
    subjects: [...listSubjects(joint, role, state), message, taken.transition],
    sighting,
  };
}
