import { admits } from "../admits.js";
import type { RoleSide } from "./role-side.js";
import type { Session } from "./session.js";
import { restartAll } from "./spent-timers.js";
import { answerEvent } from "./take-transition.js";
import type { Turn } from "./turn.js";

/** Gives every way that a session may take a message of its peer: accepted, rejected, ignored, or garbled where anything may be. */
export function readMessage(side: RoleSide, before: Session, message: string): readonly Turn[] {
  const session = { ...before, spent: restartAll(side, before.spent, "receive") };
  const answer = side.answers(session.state).messages.get(message);
  const cause = { kind: "message", about: message } as const;
  if (answer?.ignored === true) return [{ ...cause, taken: null, choices: [], to: session, sent: [] }];
  const accepted = answerEvent(side, session, { cause, candidates: answer?.candidates ?? [] });
  const rejected = answer === undefined ? [] : reject(side, session, message);
  return [...accepted, ...rejected, ...garble(side, session)];
}

function reject(side: RoleSide, session: Session, name: string): readonly Turn[] {
  const message = side.index.message(name);
  return side.handled(session.state, "rejection").flatMap(({ event, answer: { candidates } }) => {
    const isAsked = event.kind === "rejection" && message !== undefined && admits(event, message);
    const cause = { kind: "rejection", about: event.name.text } as const;
    return isAsked ? answerEvent(side, session, { cause, candidates }) : [];
  });
}

/** A message may fail to decode. That it is then lost without a word is its sender's fault, and left out. */
function garble(side: RoleSide, session: Session): readonly Turn[] {
  if (side.fortune !== "anything") return [];
  return side
    .handled(session.state, "malformed")
    .flatMap(({ event, answer: { candidates } }) =>
      answerEvent(side, session, { cause: { kind: "malformed", about: event.name.text }, candidates }),
    )
    .filter(({ to, sent }) => to.kind !== "session" || sent.length > 0);
}
