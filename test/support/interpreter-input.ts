/**
 * What is done to a session from outside, or by one of its own handlers. `dispatch` is a timer or a command; `settle`
 * and `fail` are for the oldest promise that a handler still owes, `settle` without a name settles it with nothing.
 */
export interface Input {
  readonly kind:
    "receive" | "unknown" | "malformed" | "dispatch" | "opened" | "closed" | "terminate" | "send" | "settle" | "fail";
  /** The message, event or outcome; empty where the kind says it all. */
  readonly name: string;
}

const kinds: readonly Input["kind"][] = [
  "receive",
  "unknown",
  "malformed",
  "dispatch",
  "opened",
  "closed",
  "terminate",
  "send",
  "settle",
  "fail",
];

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
