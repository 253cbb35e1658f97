import { isCertain } from "../answers.js";
import type { Session } from "./configuration.js";
import { readMessage } from "./read-message.js";
import type { ServerSide } from "./server-side.js";
import { answerEvent, takeTransition, type Step } from "./take-transition.js";
import { listHeads, type Unread } from "./unread.js";

/** What lets a server go on. `fault` is an end that the chart does not know of, `restart` a new session on a queue. */
export type MoveKind =
  "always" | "outcome" | "opened" | "timer" | "command" | "malformed" | "settled" | "read" | "restart" | "fault";

/** One way that a session may go on; `about` names the event, message or handler, if there is one. */
export interface Option extends Step {
  readonly kind: MoveKind;
  readonly about: string;
  /** What the server has not read then. */
  readonly toServer: readonly Unread[];
}

type Way = Omit<Option, "toServer">;

/** Gives every way that a session may go on: what is under way first, only then anything new. */
export function listOptions(server: ServerSide, session: Session, toServer: readonly Unread[]): readonly Option[] {
  const fault: Way = { kind: "fault", about: "", server: server.end, sent: [] };
  const underWay = listUnderWay(server, session);
  const unread = (way: Way): Option => ({ ...way, toServer });
  if (underWay !== null) return [...underWay, fault].map(unread);
  const initiatives = [...listInitiatives(server, session), ...settle(server, session), fault].map(unread);
  return [...initiatives, ...read(server, session, toServer)];
}

function listUnderWay(server: ServerSide, session: Session): readonly Way[] | null {
  const [outcome, ...outcomes] = session.outcomes;
  if (session.entered) return tryAlways(server, { ...session, entered: false });
  if (outcome !== undefined) return process(server, { ...session, outcomes }, outcome);
  return session.opening ? open(server, { ...session, opening: false }) : null;
}

function tryAlways(server: ServerSide, session: Session): readonly Way[] {
  const { always } = server.answers(session.state);
  const taken = always.flatMap((candidate) => takeTransition(server, session, candidate));
  return label("always", "", isCertain(always) ? taken : [...taken, { server: session, sent: [] }]);
}

function process(server: ServerSide, session: Session, outcome: string): readonly Way[] {
  const answer = server.answers(session.state).events.get(outcome);
  return label("outcome", outcome, answerEvent(server, session, answer?.candidates ?? []));
}

function open(server: ServerSide, session: Session): readonly Way[] {
  const [handled] = server.handled(session.state, "opened");
  if (handled === undefined) return label("opened", "", [{ server: session, sent: [] }]);
  return label("opened", handled.event.name.text, answerEvent(server, session, handled.answer.candidates));
}

function listInitiatives(server: ServerSide, session: Session): readonly Way[] {
  return (["timer", "command", "malformed"] as const).flatMap((kind) =>
    server
      .handled(session.state, kind)
      .flatMap(({ event, answer }) => label(kind, event.name.text, answerEvent(server, session, answer.candidates))),
  );
}

function settle(server: ServerSide, session: Session): readonly Way[] {
  return [...new Set(session.pending)].flatMap((handler) => {
    const declared = server.index.action(handler);
    const silent = declared?.mayAnswerNothing === true ? [[]] : [];
    const answers = [...(declared?.outcomes ?? []).map(({ text }) => [text]), ...silent];
    const settled = listPending(session.pending, handler).flatMap((pending) => {
      return answers.map((outcomes) => ({ ...session, outcomes, pending }));
    });
    return settled.map((next): Way => ({ kind: "settled", about: handler, server: next, sent: [] }));
  });
}

/** Gives what may still be promised when one promise of a handler is kept. */
function listPending(pending: readonly string[], handler: string): readonly (readonly string[])[] {
  const left = pending.toSpliced(pending.indexOf(handler), 1);
  return left.includes(handler) ? [left, pending] : [left];
}

function read(server: ServerSide, session: Session, toServer: readonly Unread[]): readonly Option[] {
  if (session.pending.length > 0) return [];
  const heads = listHeads(toServer).filter((head) => head.isKnown || isPlausible(server, session, head.message));
  return heads.flatMap(({ message, left }) => {
    return label("read", message, readMessage(server, session, message)).map((way) => ({ ...way, toServer: left }));
  });
}

/** A client says what the session it speaks to names; on a queue, a new one may have taken its place. */
function isPlausible(server: ServerSide, { state }: Session, message: string): boolean {
  return server.index.protocol.channel === "queue" || server.isNamed(state, message);
}

function label(kind: MoveKind, about: string, steps: readonly Step[]): readonly Way[] {
  return steps.map((step) => ({ ...step, kind, about }));
}
