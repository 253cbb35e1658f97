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

/** How long a list of unread messages may get; a client that goes on without an answer has no end of them. */
const mostUnread = 2;

/** Gives one message more, in its place. */
export function appendMessage(unread: readonly Unread[], message: string): readonly Unread[] {
  return [...unread, { messages: [message], times: "once" }];
}

/** Gives one message more; only of the latest are order and number kept. */
export function rememberMessage(unread: readonly Unread[], message: string): readonly Unread[] {
  const [first, second, ...rest] = appendMessage(unread, message);
  if (first === undefined || second === undefined || unread.length < mostUnread) return appendMessage(unread, message);
  const messages = [...new Set([...first.messages, ...second.messages])].toSorted();
  return [{ messages, times: "many" }, ...rest];
}

/** Tells whether there are messages of which order and number are not known. */
export function hasUncounted(unread: readonly Unread[]): boolean {
  return unread[0]?.times === "many";
}

/** Gives each message that a server may read next. */
export function listHeads([first, ...rest]: readonly Unread[]): readonly Head[] {
  if (first === undefined) return [];
  const lefts = first.times === "once" ? [rest] : [[first, ...rest], rest];
  return first.messages.flatMap((message) => lefts.map((left) => ({ message, isKnown: first.times === "once", left })));
}
