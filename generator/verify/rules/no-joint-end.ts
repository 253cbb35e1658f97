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
      "`deadlock` speaks.",
    why: "Such sessions are never cleaned up but by a broken connection.",
    mend: "Give one of the two an end that the other learns of, or say `perpetual: true` of a role that is not meant to end.",
  },
  flagged: `chartwright: 1
protocol: pulse
codec: json
channel: stream
messages:
  PING: { from: server }
  STOP: { from: client }
roles:
  server:
    initial: BEATING
    events:
      pulse: { kind: timer, every: 1s }
    states:
      BEATING:
        on:
          pulse: { actions: [{ send: PING }] }
          STOP: STOPPED
      STOPPED:
        on: { STOP: {}, pulse: {} }
  client:
    initial: LISTENING
    accept: { no-timeout: the example is about an end }
    events:
      stop: { kind: command }
    states:
      LISTENING:
        on:
          PING: {}
          stop: { actions: [{ send: STOP }] }
`,
  clean: `chartwright: 1
protocol: pulse
codec: json
channel: stream
messages:
  PING: { from: server }
  STOP: { from: client }
roles:
  server:
    initial: BEATING
    events:
      pulse: { kind: timer, every: 1s }
    states:
      BEATING:
        on:
          pulse: { actions: [{ send: PING }] }
          STOP: STOPPED
      STOPPED: { type: final }
  client:
    initial: LISTENING
    accept: { no-timeout: the example is about an end }
    events:
      stop: { kind: command }
    states:
      LISTENING:
        on:
          PING: {}
          stop: { actions: [{ send: STOP }] }
`,
  *judge(explored: Explored): Iterable<Judgement> {
    const { joint, exploration } = explored;
    if (chartOf(joint, "server").perpetual || chartOf(joint, "client").perpetual) return;
    const predecessors = findPredecessors(joint, exploration);
    const isEnding = reachBackward(predecessors, predecessors.excused);
    let isTold = new Uint8Array(exploration.table.size);
    for (let number = 0; number < exploration.table.size; number += 1) {
      if (isEnding[number] === 1 || isTold[number] === 1) continue;
      yield judgeConfiguration(explored, number);
      // What comes of it, and what can come to that, is the same fault.
      const told = reachBackward(predecessors, reachForward(joint, exploration, number));
      isTold = isTold.map((value, at) => value | (told[at] ?? 0));
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
    message: () =>
      `Both together, ${describe("server", server)} and ${describe("client", client)} can never end together.`,
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

function describe(role: RoleName, state: State | null): string {
  return state === null ? `the ${role}, which has ended,` : `the ${role} in "${state.name.text}"`;
}
