import { admits } from "../admits.js";
import type { Session } from "./configuration.js";
import type { ServerSide } from "./server-side.js";
import { answerEvent, type Step } from "./take-transition.js";

/** Gives every way that a session may take a message of the client: accepted, rejected, ignored or garbled. */
export function readMessage(server: ServerSide, session: Session, message: string): readonly Step[] {
  const answer = server.answers(session.state).messages.get(message);
  if (answer?.ignored === true) return [{ server: session, sent: [] }];
  const accepted = answerEvent(server, session, answer?.candidates ?? []);
  const rejected = answer === undefined ? [] : reject(server, session, message);
  return [...accepted, ...rejected, ...garble(server, session)];
}

function reject(server: ServerSide, session: Session, name: string): readonly Step[] {
  const message = server.index.message(name);
  return server.handled(session.state, "rejection").flatMap(({ event, answer }) => {
    const isAsked = event.kind === "rejection" && message !== undefined && admits(event, message);
    return isAsked ? answerEvent(server, session, answer.candidates) : [];
  });
}

/** A message may fail to decode. That it is then lost without a word is its sender's fault, and left out. */
function garble(server: ServerSide, session: Session): readonly Step[] {
  return server
    .handled(session.state, "malformed")
    .flatMap(({ answer }) => answerEvent(server, session, answer.candidates))
    .filter((step) => step.server.kind !== "session" || step.sent.length > 0);
}
