import type { RoleName } from "../../model/chart.js";
import { chartOf, findState, listSubjects, peerOf } from "../judge/describe-place.js";
import { findSendLoops } from "../judge/find-send-loops.js";
import type { Sighting } from "../judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";
import { quoteNames } from "../../rules/wording.js";

/** Finds loops that send without end. */
export const unboundedChannel: VerifyRule = {
  name: "unbounded-channel",
  severity: "error",
  structural: false,
  isOfTheWhole: false,
  summary: "A loop of sends driven by outcomes alone, with no message, timer or command between.",
  docs: {
    finds:
      "A loop in which a role sends, and that outcomes, promised ones among them, and `always` alone drive: nothing in the chart " +
      "makes it wait for the peer, for time or for the application.",
    why: "As long as the handlers go on, messages pile up as fast as the machine runs, whether or not the peer reads them.",
    mend:
      "Let the loop wait for something: an acknowledgement of the peer, or a timer. Accept it where a handler stops it, as one " +
      "that counts the peer's credit does, and say so.",
  },
  flagged: `chartwright: 1
protocol: feed
codec: json
channel: stream
messages:
  START: { from: client }
  PIECE: { from: server }
  END: { from: server }
roles:
  server:
    initial: IDLE
    accept: { no-timeout: the example is about a loop }
    events:
      more: { kind: outcome }
      done: { kind: outcome }
    actions:
      read a piece: { raises: [more, done] }
    states:
      IDLE:
        on: { START: { target: SENDING, actions: [read a piece] } }
      SENDING:
        on:
          more: { target: SENDING, actions: [{ send: PIECE }, read a piece] }
          done: { target: DONE, actions: [{ send: END }] }
      DONE: { type: final }
  client:
    initial: READING
    accept: { no-timeout: the example is about a loop }
    states:
      READING:
        entry: [{ send: START }]
        on: { PIECE: {}, END: DONE }
      DONE: { type: final }
`,
  clean: `chartwright: 1
protocol: feed
codec: json
channel: stream
messages:
  START: { from: client }
  NEXT: { from: client }
  PIECE: { from: server }
  END: { from: server }
roles:
  server:
    initial: IDLE
    accept:
      no-timeout: the example is about a loop
      missing-event: this client asks for one thing after the other
    events:
      more: { kind: outcome }
      done: { kind: outcome }
    actions:
      read a piece: { raises: [more, done] }
    states:
      IDLE:
        on: { START: { target: SENDING, actions: [read a piece] } }
      SENDING:
        on:
          more: { actions: [{ send: PIECE }] }
          NEXT: { actions: [read a piece] }
          done: { target: DONE, actions: [{ send: END }] }
      DONE: { type: final }
  client:
    initial: READING
    accept: { no-timeout: the example is about a loop }
    states:
      READING:
        entry: [{ send: START }]
        on: { PIECE: { actions: [{ send: NEXT }] }, END: DONE }
      DONE: { type: final }
`,
  *judge({ joint, sightings }: Explored): Iterable<Judgement> {
    for (const role of ["server", "client"] as const) {
      for (const loop of findSendLoops(sightings, role)) yield* judgeLoop(joint, role, loop);
    }
  },
};

function* judgeLoop(joint: Explored["joint"], role: RoleName, loop: readonly Sighting[]): Iterable<Judgement> {
  const { index } = joint[role].side;
  const first = loop.find(({ step }) => step !== null && step.move.sends !== -1);
  if (first === undefined) return;
  const visited = new Set(loop.map(({ from }) => findState(joint, from, role)));
  const states = index.states.filter((state) => visited.has(state));
  const sent = index.outgoing.filter((_, number) => loop.some(({ step }) => step?.move.sends === number));
  const taken = loop.flatMap(({ step }) => step?.move.turn?.taken?.transition ?? []);
  yield {
    span: states[0]?.name.span ?? chartOf(joint, role).span,
    message: (may) =>
      `The ${role} ${may} send ${quoteNames(sent.map(({ name }) => name.text))} again and again ` +
      `(${quoteNames(states.map(({ name }) => name.text))}), and nothing makes it wait for the ${peerOf(role)}.`,
    related: [],
    help: "let the loop wait for an acknowledgement or a timer, or accept it with what stops it",
    subjects: [...states.flatMap((state) => listSubjects(joint, role, state)), ...taken, ...sent],
    sighting: first,
  };
}
