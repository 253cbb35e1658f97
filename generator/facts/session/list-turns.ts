import type { RoleSide } from "./role-side.js";
import { isSettled, type Session } from "./session.js";
import { spendTimer } from "./spent-timers.js";
import { answerEvent } from "./take-transition.js";
import type { Turn } from "./turn.js";

/** Gives every way that a session may go on by itself: what is under way first, only then anything new. */
export function listTurns(side: RoleSide, session: Session): readonly Turn[] {
  const underWay = listUnderWay(side, session) ?? [...listInitiatives(side, session), ...settle(side, session)];
  const fault = { kind: "fault", about: "", taken: null, choices: [], to: side.end, sent: [] } as const;
  return side.fortune === "anything" ? [...underWay, fault] : underWay;
}

/** Tells whether a session may take what arrives: nothing is under way, and nothing promised. */
export function isOpenToInput(session: Session): boolean {
  return isSettled(session) && session.pending.length === 0 && !session.opening && !session.closing;
}

function listUnderWay(side: RoleSide, session: Session): readonly Turn[] | null {
  const [outcome, ...outcomes] = session.outcomes;
  if (session.entered) return tryAlways(side, { ...session, entered: false });
  if (outcome !== undefined) return process(side, { ...session, outcomes }, outcome);
  if (session.closing) return [finishClosing(side, session)];
  return session.opening && session.pending.length === 0 ? open(side, { ...session, opening: false }) : null;
}

function tryAlways(side: RoleSide, session: Session): readonly Turn[] {
  const { always } = side.answers(session.state);
  return answerEvent(side, session, { cause: { kind: "always", about: "" }, candidates: always });
}

function process(side: RoleSide, session: Session, outcome: string): readonly Turn[] {
  const candidates = side.answers(session.state).events.get(outcome)?.candidates ?? [];
  return answerEvent(side, session, { cause: { kind: "outcome", about: outcome }, candidates });
}

/** A session whose connection is gone ends once that is answered, unless it has asked for a new one. */
function finishClosing({ end }: RoleSide, session: Session): Turn {
  const to = session.connection === "asked" ? { ...session, closing: false } : end;
  return { kind: "closed", about: "", taken: null, choices: [], to, sent: [] };
}

function open(side: RoleSide, session: Session): readonly Turn[] {
  const [handled] = side.handled(session.state, "opened");
  const cause = { kind: "opened", about: handled?.event.name.text ?? "" } as const;
  return answerEvent(side, session, { cause, candidates: handled?.answer.candidates ?? [] });
}

function listInitiatives(side: RoleSide, session: Session): readonly Turn[] {
  const kinds = (["timer", "command", "malformed"] as const).filter(
    (kind) => kind !== "malformed" || side.fortune === "anything",
  );
  return kinds.flatMap((kind) =>
    side.handled(session.state, kind).flatMap(({ event, answer: { candidates } }) => {
      const about = event.name.text;
      if (session.spent.includes(about)) return [];
      const begun = kind === "timer" ? { ...session, spent: spendTimer(side, session.spent, about) } : session;
      return answerEvent(side, begun, { cause: { kind, about }, candidates });
    }),
  );
}

function settle(side: RoleSide, session: Session): readonly Turn[] {
  return [...new Set(session.pending)].flatMap((handler) => {
    const declared = side.index.action(handler);
    const outcomes = (declared?.outcomes ?? []).map(({ text }) => text);
    const answers = outcomes.length === 0 || declared?.mayAnswerNothing === true ? [...outcomes, null] : outcomes;
    return listPending(session.pending, handler).flatMap((pending) =>
      answers.map((outcome): Turn => {
        const to = { ...session, outcomes: outcome === null ? [] : [outcome], pending };
        const choices = [{ kind: "answer", handler, outcome } as const];
        return { kind: "settled", about: handler, taken: null, choices, to, sent: [] };
      }),
    );
  });
}

/** Gives what may still be promised when one promise of a handler is kept. */
function listPending(pending: readonly string[], handler: string): readonly (readonly string[])[] {
  const left = pending.toSpliced(pending.indexOf(handler), 1);
  return left.includes(handler) ? [left, pending] : [left];
}
