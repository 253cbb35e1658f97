const kinds = [
  "receive",
  "unknown",
  "malformed",
  "dispatch",
  "broadcast",
  "opened",
  "closed",
  "terminate",
  "send",
  "settle",
  "fail",
  "wait",
] as const;

/**
 * What is done to a session from outside, or by one of its own handlers. `dispatch` is a timer raised by hand, or a
 * command; `broadcast` a command for all of a server's sessions. `settle` and `fail` are for the oldest promise that a
 * handler still owes, one that is late included; `settle` without a name settles it with nothing. `opened transport`
 * brings a new connection, `opened` alone none. `wait` lets milliseconds go by.
 */
export interface Input {
  readonly kind: (typeof kinds)[number];
  /** The message, event, outcome or number; empty where the kind says it all. */
  readonly name: string;
}

/** Reads an input as traces write it, such as `receive HELLO`. Throws where its first word is no kind of input. */
export function parseInput(text: string): Input {
  const [first = "", ...rest] = text.split(" ");
  const kind = kinds.find((candidate) => candidate === first);
  if (kind === undefined) throw new Error(`"${text}" is no input`);
  return { kind, name: rest.join(" ") };
}

/** Writes an input as traces do. */
export function formatInput({ kind, name }: Input): string {
  return name === "" ? kind : `${kind} ${name}`;
}
