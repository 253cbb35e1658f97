import type { RoleSide } from "./role-side.js";
import type { Session } from "./session.js";
import { answerEvent } from "./take-transition.js";
import type { Turn } from "./turn.js";

/** Gives every way that a session may answer that its connection is gone. What was promised to it is dropped. */
export function loseConnection(side: RoleSide, session: Session): readonly Turn[] {
  const [handled] = side.handled(session.state, "closed");
  const cause = { kind: "closed", about: handled?.event.name.text ?? "" } as const;
  if (handled === undefined) return [{ ...cause, taken: null, choices: [], to: side.end, sent: [] }];
  const gone: Session = { ...session, opening: false, pending: [], connection: "gone", closing: true };
  return answerEvent(side, gone, { cause, candidates: handled.answer.candidates });
}

/** Gives a session that has got the connection it asked for. */
export function regainConnection(session: Session): Session {
  return { ...session, connection: "open", opening: true };
}
