import type { ChartIndex } from "../model/chart-index.js";
import type { RejectionEvent } from "../model/event.js";
import type { Message } from "../model/message.js";
import { admits } from "./admits.js";
import type { StateAnswers } from "./answers.js";

/** What a state puts to its check before it answers: these messages, each of which may turn into one of these events. */
export interface Check {
  readonly rejections: readonly RejectionEvent[];
  readonly messages: readonly Message[];
}

/**
 * Gives a state's check, or null where it answers no rejection. Checked are the messages that the state names or catches
 * by `*`, as far as the rejections' `of` admits them; a message that nobody declares is not among them.
 */
export function findCheck(index: ChartIndex, answers: StateAnswers): Check | null {
  const rejections = [...answers.events.keys()]
    .map((event) => index.event(event))
    .filter((event) => event?.kind === "rejection");
  if (rejections.length === 0) return null;
  const caught = index.incoming.filter(({ name }) => answers.messages.get(name.text)?.ignored === false);
  return {
    rejections,
    messages: caught.filter((message) => rejections.some((rejection) => admits(rejection, message))),
  };
}
