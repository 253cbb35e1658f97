import { SyncStateMachine, t, type ILogger, type ITransition } from "typescript-fsm";
import type { ClientMessage, Icanhaz, Nom, Ohai, Yarly } from "../../generated/filemq/messages.js";
import type { Access, Conversation, DispatchCommand, Handlers, OutcomeEvent } from "../subjects/subject.js";
import type { Patch, PatchEvent, Serve, Surroundings, Transport, Unexpected } from "../subjects/subject.js";
import { outcomeEvents } from "../subjects/outcome-events.js";

type State = "Start" | "Checking Client" | "Challenging Client" | "Ready" | "Dispatching" | "Ended";
type Event = ClientMessage["type"] | DispatchCommand["type"] | Access | Patch | "*";
type Action = (...args: unknown[]) => void;
type Transition = ITransition<State, Event, Action>;

/** Types an action of the chart as the library wants it. */
function act<E>(action: (session: Session, event: E) => void): Action {
  return action as Action;
}

const nothing = act(() => undefined);
const close = act((session) => {
  session.transport.close("terminated");
});
const tryAnonymousAccess = act<Ohai>((session, event) => {
  session.outcome = session.handlers.tryAnonymousAccess(session, event);
});
const trySecurityMechanism = act<Yarly>((session, event) => {
  session.outcome = session.handlers.trySecurityMechanism(session, event);
});
const welcome = act((session) => {
  session.transport.send({ type: "OHAI-OK" });
});
const deny = act<OutcomeEvent<"foe">>((session, event) => {
  session.transport.send({ type: "SRSLY", reason: session.handlers.buildSrsly(session, event).reason });
  session.transport.close("terminated");
});
const challenge = act<OutcomeEvent<"maybe">>((session, event) => {
  session.handlers.listSecurityMechanisms(session, event);
  const fields = session.handlers.buildOrly(session, event);
  session.transport.send({ type: "ORLY", mechanisms: fields.mechanisms, challenge: fields.challenge });
});
const subscribe = act<Icanhaz>((session, event) => {
  session.handlers.storeClientSubscription(session, event);
  session.transport.send({ type: "ICANHAZ-OK" });
});
const takeCredit = act<Nom>((session, event) => {
  session.handlers.storeClientCredit(session, event);
  session.outcome = session.handlers.getNextPatchForClient(session, event);
});
const answerHugz = act((session) => {
  session.transport.send({ type: "HUGZ-OK" });
});
const getNextPatch = act<PatchEvent>((session, event) => {
  session.outcome = session.handlers.getNextPatchForClient(session, event);
});
const sendPatch = act<OutcomeEvent<"send chunk" | "send delete">>((session, event) => {
  const fields = session.handlers.buildCheezburger(session, event);
  session.transport.send({
    type: "CHEEZBURGER",
    sequence: fields.sequence,
    operation: fields.operation,
    filename: fields.filename,
    offset: fields.offset,
    eof: fields.eof,
    headers: fields.headers,
    chunk: fields.chunk,
  });
  session.outcome = session.handlers.getNextPatchForClient(session, event);
});
const refuse = act<Unexpected>((session, event) => {
  session.transport.send({ type: "RTFM", reason: session.handlers.buildRtfm(session, event).reason });
  session.transport.close("terminated");
});

function move(from: State, event: Event, [to, action]: [State, Action]): Transition {
  return t<State, Event, Action>(from, event, to, action);
}

/** What a state takes from the chart's superstate. */
function defaults(state: State): Transition[] {
  return [
    move(state, "OHAI", ["Checking Client", tryAnonymousAccess]),
    move(state, "HUGZ-OK", [state, nothing]),
    move(state, "*", ["Ended", refuse]),
  ];
}

const transitions = [
  ...defaults("Start"),
  move("Checking Client", "friend", ["Ready", welcome]),
  move("Checking Client", "foe", ["Ended", deny]),
  move("Checking Client", "maybe", ["Challenging Client", challenge]),
  ...defaults("Checking Client"),
  move("Challenging Client", "YARLY", ["Checking Client", trySecurityMechanism]),
  ...defaults("Challenging Client"),
  move("Ready", "ICANHAZ", ["Ready", subscribe]),
  move("Ready", "NOM", ["Dispatching", takeCredit]),
  move("Ready", "HUGZ", ["Ready", answerHugz]),
  move("Ready", "KTHXBAI", ["Ended", close]),
  move("Ready", "dispatch", ["Dispatching", getNextPatch]),
  ...defaults("Ready"),
  move("Dispatching", "send chunk", ["Dispatching", sendPatch]),
  move("Dispatching", "send delete", ["Dispatching", sendPatch]),
  move("Dispatching", "next patch", ["Dispatching", getNextPatch]),
  move("Dispatching", "no credit", ["Ready", nothing]),
  move("Dispatching", "finished", ["Ready", nothing]),
  ...defaults("Dispatching"),
];

const silent: ILogger = { error: () => undefined };

/** The machine of the library, and what it lacks: the loop that takes outcomes, and an answer to any other message. */
class Session extends SyncStateMachine<State, Event, Record<Event, Action>> implements Conversation {
  readonly handlers: Handlers;
  readonly transport: Transport;
  outcome: Access | Patch | null = null;

  constructor({ handlers, transport }: Surroundings) {
    super("Start", transitions, silent);
    this.handlers = handlers;
    this.transport = transport;
  }

  receive(message: ClientMessage): void {
    if (!this.syncDispatch(message.type, this, message)) this.syncDispatch("*", this, message);
    if (this.outcome !== null) this.complete(this.outcome);
  }

  override dispatch(command: unknown): Promise<void> {
    this.syncDispatch("dispatch", this, command);
    if (this.outcome !== null) this.complete(this.outcome);
    return Promise.resolve();
  }

  private complete(first: Access | Patch): void {
    for (let outcome: Access | Patch | null = first; outcome !== null; outcome = this.outcome) {
      this.outcome = null;
      this.syncDispatch(outcome, this, outcomeEvents[outcome]);
    }
  }
}

/** The server on typescript-fsm. */
export const serve: Serve = (surroundings) => () => new Session(surroundings);
