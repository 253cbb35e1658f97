import type { RoleName } from "../../model/chart.js";
import { chartOf, findState, listSubjects, peerOf } from "../judge/describe-place.js";
import { describeDoubt, listUnsaid } from "../judge/doubt.js";
import type { Sighting } from "../judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";
import { isSession, standing } from "../machine/standing.js";

/** Finds where both roles wait for each other for ever. */
export const deadlock: VerifyRule = {
  name: "deadlock",
  severity: "error",
  structural: false,
  isOfTheWhole: false,
  summary: "Both roles wait, nothing is on its way, and no timer will fire.",
  docs: {
    finds:
      "A pair of states in which neither role can go on: no message is on its way, no answer is promised, and neither state " +
      "handles a timer, a command or an event that may still come. So does a role that waits alone, where nobody tells it that its " +
      "peer has ended: on a `queue`, or where the peer left the connection to its application; unless the role is `perpetual`. A " +
      "sender that a full channel stops is no deadlock.",
    why: "Such a session hangs until somebody kills it.",
    mend: "Give one of the states a way on: a message that the other sends there, or a timer.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: WAITING
    accept: { no-timeout: the example is about waiting }
    states:
      WAITING:
        on: { HELLO: DONE }
      DONE:
        type: final
        entry: [{ send: WELCOME }]
  client:
    initial: LISTENING
    accept: { no-timeout: the example is about waiting }
    states:
      LISTENING:
        on: { WELCOME: { target: DONE, actions: [{ send: HELLO }] } }
      DONE: { type: final }
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: WAITING
    accept: { no-timeout: the example is about waiting }
    states:
      WAITING:
        on: { HELLO: DONE }
      DONE:
        type: final
        entry: [{ send: WELCOME }]
  client:
    initial: LISTENING
    accept: { no-timeout: the example is about waiting }
    states:
      LISTENING:
        entry: [{ send: HELLO }]
        on: { WELCOME: DONE }
      DONE: { type: final }
`,
  *judge({ protocol, joint, sightings }: Explored): Iterable<Judgement> {
    const unsaid = listUnsaid({ protocol, joint });
    for (const sighting of sightings.deadEnds.values()) {
      if (isSession(sighting.from.server) && isSession(sighting.from.client)) yield judgePair(joint, sighting, unsaid);
      else yield* judgeAlone(joint, sighting);
    }
  },
};

function judgePair(joint: Explored["joint"], sighting: Sighting, unsaid: ReadonlySet<string>): Judgement {
  const server = findState(joint, sighting.from, "server");
  const client = findState(joint, sighting.from, "client");
  if (server === null || client === null) throw new Error("a role that is about to end can always go on");
  const doubted = server.on.find(({ event }) => unsaid.has(event.text));
  return {
    span: server.name.span,
    message: () =>
      `The server waits in "${server.name.text}" and the client in "${client.name.text}": nothing is on its way, and no timer will fire.`,
    related: [{ message: `the client waits in "${client.name.text}"`, span: client.name.span }],
    help:
      doubted === undefined
        ? "let one of them send what the other waits for, or give it a timer"
        : describeDoubt(doubted.event.text),
    subjects: [...listSubjects(joint, "server", server), ...listSubjects(joint, "client", client)],
    sighting,
  };
}

function* judgeAlone(joint: Explored["joint"], sighting: Sighting): Iterable<Judgement> {
  const role: RoleName = isSession(sighting.from.server) ? "server" : "client";
  const state = findState(joint, sighting.from, role);
  if (state === null || chartOf(joint, role).perpetual) return;
  const isKept = sighting.from[peerOf(role)] === standing.kept;
  const reason = isKept
    ? "has left the connection to its application"
    : "session has ended, and on a queue nobody tells it";
  yield {
    span: state.name.span,
    message: () =>
      `The ${role} waits in "${state.name.text}" for ever: the ${peerOf(role)}${isKept ? "" : "'s"} ${reason}.`,
    related: [],
    help: "give the state a timer, or let the peer say that it ends",
    subjects: listSubjects(joint, role, state),
    sighting,
  };
}
