import { readMessage } from "../../facts/session/read-message.js";
import type { RoleSide } from "../../facts/session/role-side.js";
import type { Session } from "../../facts/session/session.js";
import { restartAll } from "../../facts/session/spent-timers.js";
import { answerEvent } from "../../facts/session/take-transition.js";
import type { Turn } from "../../facts/session/turn.js";
import { takesUnknownMessages } from "../../facts/unknown-messages.js";
import type { Candidate } from "../../facts/answers.js";
import type { Arrival } from "./arrival.js";

/** Gives every way that a session may take what has arrived: as the message that it knows, as malformed, as unknown. */
export function readArrival(side: RoleSide, session: Session, { name, known, misfit }: Arrival): readonly Turn[] {
  if (known === null) return readUnknown(side, session, name);
  const read = misfit?.isCertain === true ? [] : readMessage(side, session, known.name.text);
  return misfit === null ? read : [...read, ...readMalformed(side, session)];
}

/** Without an event for it, a message that the session does not know is left to `*`; no check is asked of it. */
function readUnknown(side: RoleSide, session: Session, about: string): readonly Turn[] {
  const isLeft = takesUnknownMessages(side.index);
  const candidates = isLeft
    ? side.answers(session.state).wildcard
    : listCandidates(side, session, findEvent(side, "unknown"));
  return answerEvent(side, noteArrival(side, session), { cause: { kind: "unknown", about }, candidates });
}

function readMalformed(side: RoleSide, session: Session): readonly Turn[] {
  const event = findEvent(side, "malformed");
  const candidates = listCandidates(side, session, event);
  const about = event !== undefined && candidates.length > 0 ? event : "malformed";
  return answerEvent(side, noteArrival(side, session), { cause: { kind: "malformed", about }, candidates });
}

function listCandidates(side: RoleSide, { state }: Session, event: string | undefined): readonly Candidate[] {
  return event === undefined ? [] : (side.answers(state).events.get(event)?.candidates ?? []);
}

/** Of several events of one kind the first is the one that comes. */
function findEvent({ index }: RoleSide, wanted: "malformed" | "unknown"): string | undefined {
  return index.chart.events.find(({ kind }) => kind === wanted)?.name.text;
}

function noteArrival(side: RoleSide, session: Session): Session {
  return { ...session, spent: restartAll(side, session.spent, "receive") };
}
