/** What a server finds next in its channel: one message, or some of these, it is not known how many of which. */
export interface Unread {
  readonly messages: readonly string[];
  readonly times: "once" | "many";
}

/** A message that a server may read next, and what it leaves unread then. */
export interface Head {
  readonly message: string;
  readonly isKnown: boolean;
  readonly left: readonly Unread[];
}

/** How many messages without an answer a client remembers, and which others it may then have forgotten to have sent. */
export interface Memory {
  readonly known: number;
  readonly others: readonly string[];
}

/** Gives one message more, in its place. */
export function appendMessage(unread: readonly Unread[], message: string): readonly Unread[] {
  return [...unread, { messages: [message], times: "once" }];
}

/**
 * Gives one message more; where it is not among the first, order and number of those before it are forgotten. A client
 * that goes on without an answer would otherwise never believe the same again.
 */
export function rememberMessage(unread: readonly Unread[], message: string, memory: Memory): readonly Unread[] {
  if (unread.length < memory.known && unread[0]?.times !== "many") return appendMessage(unread, message);
  const earlier = new Set([...unread.flatMap(({ messages }) => messages), ...memory.others]);
  return appendMessage([{ messages: [...earlier].toSorted(), times: "many" }], message);
}

/** Gives each message that a server may read next. */
export function listHeads([first, ...rest]: readonly Unread[]): readonly Head[] {
  if (first === undefined) return [];
  const lefts = first.times === "once" ? [rest] : [[first, ...rest], rest];
  return first.messages.flatMap((message) => lefts.map((left) => ({ message, isKnown: first.times === "once", left })));
}
