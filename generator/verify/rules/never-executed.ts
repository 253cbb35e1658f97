import type { ChartIndex } from "../../model/chart-index.js";
import { anyMessage, type State, type Transition } from "../../model/state.js";
import { listTransitions, type DeclaredTransition } from "../../facts/state-parts.js";
import type { Sightings } from "../judge/sightings.js";
import type { Explored, Judgement, VerifyRule } from "../judge/verify-rule.js";

/** Finds transitions that the two roles together never take. */
export const neverExecuted: VerifyRule = {
  name: "never-executed",
  severity: "warning",
  structural: false,
  isOfTheWhole: true,
  summary: "A transition that nothing the two roles do together takes.",
  docs: {
    finds:
      "A transition that is never taken in any run of server and client together. Left out are those for what no honest peer " +
      "causes: `*`, `malformed` and `unknown` input, and a connection that breaks. One that only more messages on their way " +
      "could lead to is found with a greater `--depth`.",
    why: "Either the peer forgets to send something, or the transition is left over, and nobody will notice when it is wrong.",
    mend: "Remove it, or let the other role do what leads there. Accept it where other peers than this one may do so.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: WAITING
    accept: { no-timeout: the example is about a transition }
    states:
      WAITING:
        on: { HELLO: { target: OPEN, actions: [{ send: WELCOME }] }, BYE: DONE }
      OPEN:
        on: { HELLO: {}, BYE: DONE }
      DONE: { type: final }
  client:
    initial: GREETING
    accept: { no-timeout: the example is about a transition }
    states:
      GREETING:
        entry: [{ send: HELLO }]
        on: { WELCOME: { actions: [{ send: BYE }, terminate] } }
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: WAITING
    accept:
      no-timeout: the example is about a transition
      missing-event: this client says one thing after the other
    states:
      WAITING:
        on: { HELLO: { target: OPEN, actions: [{ send: WELCOME }] } }
      OPEN:
        on: { BYE: DONE }
      DONE: { type: final }
  client:
    initial: GREETING
    accept: { no-timeout: the example is about a transition }
    states:
      GREETING:
        entry: [{ send: HELLO }]
        on: { WELCOME: { actions: [{ send: BYE }, terminate] } }
`,
  *judge({ protocol, joint, sightings }: Explored): Iterable<Judgement> {
    const taken = listTaken(sightings);
    yield* judgeRole(joint.server.side.index, taken);
    if (protocol.client.kind === "chart") yield* judgeRole(joint.client.side.index, taken);
  },
};

function listTaken({ moves }: Sightings): ReadonlySet<Transition> {
  const seen = [...moves.server, ...moves.client].flatMap(
    (sighting: Sightings["moves"]["server"][number] | undefined) => {
      const taken = sighting?.step?.move.turn?.taken;
      return taken === undefined || taken === null ? [] : [taken.transition];
    },
  );
  return new Set(seen);
}

function* judgeRole(index: ChartIndex, taken: ReadonlySet<Transition>): Iterable<Judgement> {
  for (const state of index.states) {
    for (const declared of listTransitions(state)) {
      if (!taken.has(declared.transition) && isOfHonestPeers(index, declared))
        yield judgeTransition(index, state, declared);
    }
  }
}

function isOfHonestPeers(index: ChartIndex, { event }: DeclaredTransition): boolean {
  if (event === null) return true;
  if (event.text === anyMessage) return false;
  const kind = index.event(event.text)?.kind;
  return kind !== "malformed" && kind !== "unknown" && kind !== "closed";
}

function judgeTransition(index: ChartIndex, state: State, { event, transition }: DeclaredTransition): Judgement {
  const what = event === null ? "The `always`" : `The transition on "${event.text}"`;
  return {
    span: transition.span,
    message: () =>
      `${what} of "${state.name.text}" is never taken by the ${index.chart.role}, whatever the two do together.`,
    related: [],
    help: "remove it, or let the other role do what leads there",
    subjects: [index.chart, state, transition, ...listEvent(index, event?.text)],
    sighting: null,
  };
}

function listEvent(index: ChartIndex, name: string | undefined): Judgement["subjects"] {
  const found = name === undefined ? undefined : (index.event(name) ?? index.message(name));
  return found === undefined ? [] : [found];
}
