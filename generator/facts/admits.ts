import type { RejectionEvent } from "../model/event.js";
import type { Message } from "../model/message.js";

/** Tells whether a rejection may turn a message down. */
export function admits({ of }: RejectionEvent, message: Message): boolean {
  return of === null || of.some(({ text }) => text === message.name.text);
}
