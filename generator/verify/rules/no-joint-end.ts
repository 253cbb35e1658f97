import type { RoleName } from "../../model/chart.js";
import type { State } from "../../model/state.js";
import { findPredecessors } from "../explore/find-predecessors.js";
import { reachBackward, reachForward } from "../explore/reach.js";
import { chartOf, findState, listSubjects } from "../judge/describe-place.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";

/** Finds where the two can no longer end together. */
export const noJointEnd: VerifyRule = {
  name: "no-joint-end",
  severity: "warning",
  structural: false,
  isOfTheWhole: true,
  summary: "A pair of states from which the two can never end together.",
  docs: {
    finds:
      "A pair of states from which, whatever happens, server and client will not both have ended: they go on for ever, or one goes " +
      "on alone. Said once for all pairs that follow it, and not of a `perpetual` role. Where they can do nothing at all, " +
      "`deadlock` speaks. An end that only more messages on their way could lead to is seen with a greater `--depth`.",
    why: "Such sessions are never cleaned up but by a broken connection.",
    mend: "Give one of the two an end that the other learns of, or say `perpetual: true` of a role that is not meant to end.",
  },
  flagged: `chartwright: 1
protocol: pulse
codec: json
channel: stream
messages:
  STOP: { from: client }
  LEAVE: { from: client }
  BEAT: { from: server }
  BYE: { from: server }
roles:
  server:
    initial: BEATING
    events:
      pulse: { kind: timer, every: 1s }
    states:
      BEATING:
        on:
          pulse: { actions: [{ send: BEAT }] }
          STOP: { actions: [note that it was asked to stop] }
          LEAVE: { target: DONE, actions: [{ send: BYE }] }
      DONE: { type: final }
  client:
    initial: LISTENING
    accept:
      no-timeout: the example is about an end
      missing-event: this server says goodbye when it was told to
    events:
      stop: { kind: command }
      leave: { kind: command }
    states:
      LISTENING:
        on:
          BEAT: {}
          stop: { target: PARTING, actions: [{ send: STOP }] }
          leave: { target: PARTING, actions: [{ send: LEAVE }] }
      PARTING:
        on: { BEAT: {}, BYE: DONE }
      DONE: { type: final }
`,
  clean: `chartwright: 1
protocol: pulse
codec: json
channel: stream
messages:
  STOP: { from: client }
  LEAVE: { from: client }
  BEAT: { from: server }
  BYE: { from: server }
roles:
  server:
    initial: BEATING
    events:
      pulse: { kind: timer, every: 1s }
    states:
      BEATING:
        on:
          pulse: { actions: [{ send: BEAT }] }
          STOP: { target: DONE, actions: [{ send: BYE }] }
          LEAVE: { target: DONE, actions: [{ send: BYE }] }
      DONE: { type: final }
  client:
    initial: LISTENING
    accept:
      no-timeout: the example is about an end
      missing-event: this server says goodbye when it was told to
    events:
      stop: { kind: command }
      leave: { kind: command }
    states:
      LISTENING:
        on:
          BEAT: {}
          stop: { target: PARTING, actions: [{ send: STOP }] }
          leave: { target: PARTING, actions: [{ send: LEAVE }] }
      PARTING:
        on: { BEAT: {}, BYE: DONE }
      DONE: { type: final }
`,
  *judge(explored: Explored): Iterable<Judgement | null> {
    const { joint, exploration } = explored;
    if (chartOf(joint, "server").perpetual || chartOf(joint, "client").perpetual) return;
    const { size } = exploration.table;
    const isEnding = new Uint8Array(size);
    const isTold = new Uint8Array(size);
    const isFollowing = new Uint8Array(size);
    const predecessors = yield* findPredecessors(joint, exploration);
    yield* reachBackward(predecessors, predecessors.excused, isEnding);
    for (let number = 0; number < size; number += 1) {
      if (isEnding[number] === 1 || isTold[number] === 1) continue;
      yield judgeConfiguration(explored, number);
      // What comes of it, and what can come to that, is the same fault.
      const following = yield* reachForward(joint, exploration, { from: number, marks: isFollowing });
      yield* reachBackward(predecessors, following, isTold);
    }
  },
};

function judgeConfiguration({ joint, exploration }: Explored, number: number): Judgement {
  const from = exploration.table.get(number);
  const server = findState(joint, from, "server");
  const client = findState(joint, from, "client");
  const [first, second] = [server, client].filter((state) => state !== null);
  return {
    span: first?.name.span ?? chartOf(joint, "server").span,
    message: () => describe(server, client),
    related:
      second === undefined ? [] : [{ message: `the client is in "${second.name.text}"`, span: second.name.span }],
    help: "give one of them an end that the other learns of, or say `perpetual: true` of the one that is not meant to end",
    subjects: [
      ...(server === null ? [chartOf(joint, "server")] : listSubjects(joint, "server", server)),
      ...(client === null ? [chartOf(joint, "client")] : listSubjects(joint, "client", client)),
    ],
    sighting: { number, from, step: null },
  };
}

function describe(server: State | null, client: State | null): string {
  if (server === null) return describeAlone("client", client, "server");
  if (client === null) return describeAlone("server", server, "client");
  return `The server in "${server.name.text}" and the client in "${client.name.text}" can never both end, whatever they do.`;
}

function describeAlone(role: RoleName, state: State | null, peer: RoleName): string {
  const place = state === null ? "" : ` in "${state.name.text}"`;
  return `The ${role}${place} can never end, whatever it does; the ${peer} has ended.`;
}
