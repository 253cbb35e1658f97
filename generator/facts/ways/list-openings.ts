import type { ChartIndex } from "../../model/chart-index.js";
import type { EventDeclaration } from "../../model/event.js";
import type { Message } from "../../model/message.js";
import { admits } from "../admits.js";
import { resolveAnswers, type Answer, type StateAnswers } from "../answers.js";
import { findCheck } from "../checks.js";
import { tryCandidates, type Branch } from "./branch.js";
import type { Input } from "./input.js";
import { listMessageCauses, type MessageCandidates } from "./list-causes.js";
import type { Moment } from "./moment.js";
import { ask } from "./tell.js";

/** An input that a session takes while it rests, and the transitions with which it may answer, guards deciding. */
export interface Opening {
  readonly input: Input;
  readonly branches: readonly Branch[];
}

/** Gives the inputs that a resting session answers with a transition, in document order, rejections last of the messages'. */
export function listOpenings(index: ChartIndex, rest: Moment): readonly Opening[] {
  const answers = resolveAnswers(index, rest.state);
  const events = index.chart.events.flatMap((event) => openByEvent({ index, rest, answers }, event));
  if (rest.isPending) return events.filter(({ input }) => input.kind === "timer" || input.kind === "command");
  const messages = listMessageCauses(index, answers).map((caused) => openByMessage({ index, rest, answers }, caused));
  return [...messages, ...events];
}

interface Place {
  readonly index: ChartIndex;
  readonly rest: Moment;
  readonly answers: StateAnswers;
}

function openByMessage(place: Place, { message, ...caused }: MessageCandidates): Opening {
  const { index, rest } = place;
  const input: Input = message === null ? { kind: "unknown" } : { kind: "message", message };
  const from = message === null ? rest : check(place, message, null);
  return { input, branches: tryCandidates(index, from, caused) };
}

function check({ index, rest, answers }: Place, message: Message, answer: string | null): Moment {
  const isChecked = findCheck(index, answers)?.messages.includes(message) === true;
  return isChecked ? ask(rest, { kind: "check", state: rest.state }, answer) : rest;
}

function openByEvent(place: Place, event: EventDeclaration): readonly Opening[] {
  const answer = place.answers.events.get(event.name.text);
  if (answer === undefined) return [];
  const { rest } = place;
  switch (event.kind) {
    case "outcome":
      return [];
    case "rejection":
      return openByRejection(place, event, answer);
    case "timer":
      return [open(place, { kind: "timer", timer: event }, { answer, from: rest })];
    case "command":
      return [open(place, { kind: "command", command: event }, { answer, from: rest })];
    case "malformed":
    case "unknown":
      return [open(place, { kind: event.kind }, { answer, from: rest })];
    case "opened":
      return [open(place, { kind: event.kind }, { answer, from: { ...rest, connection: "open" } })];
    case "closed":
      return [open(place, { kind: event.kind }, { answer, from: { ...rest, connection: "gone", isClosing: true } })];
  }
}

function openByRejection(
  place: Place,
  event: EventDeclaration & { readonly kind: "rejection" },
  answer: Answer,
): readonly Opening[] {
  const checked = findCheck(place.index, place.answers)?.messages ?? [];
  const message = checked.find((candidate) => admits(event, candidate));
  if (message === undefined) return [];
  return [open(place, { kind: "message", message }, { answer, from: check(place, message, answer.event) })];
}

function open(
  { index }: Place,
  input: Input,
  { answer, from }: { readonly answer: Answer; readonly from: Moment },
): Opening {
  const cause = { kind: "event", name: answer.event } as const;
  return { input, branches: tryCandidates(index, from, { cause, candidates: answer.candidates }) };
}
