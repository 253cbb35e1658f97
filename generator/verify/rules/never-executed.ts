import { admits } from "../../facts/admits.js";
import { listTransitions, type DeclaredTransition } from "../../facts/state-parts.js";
import type { ChartIndex } from "../../model/chart-index.js";
import { anyMessage, type State } from "../../model/state.js";
import { describeDoubt, listUnsaid } from "../judge/doubt.js";
import { findExercised, type Exercised } from "../judge/find-exercised.js";
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
      "causes: `*`, `malformed` and `unknown` input, and a connection that breaks. Of a state that no run enters, only the " +
      "transitions that lead there are told of, and of a message that never comes not that it is turned down. One that only more " +
      "messages on their way could lead to is found with a greater `--depth`.",
    why: "Either the peer forgets to send something, or the transition is left over, and nobody will notice when it is wrong.",
    mend:
      "Remove it, or let the other role do what leads there. A `derived` client says only what every state that the server may be " +
      "in takes: let different messages lead to states that take different ones. Accept it where other peers than this one may do so.",
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
    const { server, client } = joint;
    const unsaid = listUnsaid({ protocol, joint });
    yield* judgeRole(server.side.index, findExercised(server.side.index, sightings.moves.server), unsaid);
    if (protocol.client.kind === "chart")
      yield* judgeRole(client.side.index, findExercised(client.side.index, sightings.moves.client), unsaid);
  },
};

function* judgeRole(index: ChartIndex, exercised: Exercised, unsaid: ReadonlySet<string>): Iterable<Judgement> {
  for (const state of index.states.filter((one) => exercised.states.has(one))) {
    const idle = listTransitions(state).filter(({ transition }) => !exercised.transitions.has(transition));
    for (const declared of idle) {
      if (isOfHonestPeers(index, declared) && !isOfIdleMessage(index, declared, idle))
        yield judgeTransition(index, state, { declared, unsaid });
    }
  }
}

function isOfHonestPeers(index: ChartIndex, { event }: DeclaredTransition): boolean {
  if (event === null) return true;
  if (event.text === anyMessage) return false;
  const kind = index.event(event.text)?.kind;
  return kind !== "malformed" && kind !== "unknown" && kind !== "closed";
}

/** What never comes is never turned down either. */
function isOfIdleMessage(
  index: ChartIndex,
  { event }: DeclaredTransition,
  idle: readonly DeclaredTransition[],
): boolean {
  const rejection = event === null ? undefined : index.event(event.text);
  if (rejection?.kind !== "rejection") return false;
  return idle.some((other) => {
    const message = other.event === null ? undefined : index.message(other.event.text);
    return message !== undefined && admits(rejection, message);
  });
}

/** A transition that is never taken, and the messages that a derived client never says. */
interface IdleTransition {
  readonly declared: DeclaredTransition;
  readonly unsaid: ReadonlySet<string>;
}

function judgeTransition(index: ChartIndex, state: State, { declared, unsaid }: IdleTransition): Judgement {
  const { event, transition } = declared;
  const what = event === null ? "The `always`" : `The transition on "${event.text}"`;
  return {
    span: transition.span,
    message: () =>
      `${what} of "${state.name.text}" is never taken by the ${index.chart.role}, whatever the two do together.`,
    related: [],
    help:
      event !== null && unsaid.has(event.text)
        ? describeDoubt(event.text)
        : "remove it, or let the other role do what leads there",
    subjects: [index.chart, state, transition, ...listEvent(index, event?.text)],
    sighting: null,
  };
}

function listEvent(index: ChartIndex, name: string | undefined): Judgement["subjects"] {
  const found = name === undefined ? undefined : (index.event(name) ?? index.message(name));
  return found === undefined ? [] : [found];
}
