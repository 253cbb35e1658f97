import type { RawClient } from "./raw-client.js";

/** How long a server waits: longer than any test, or a short time for one of the two things. */
export type Patience = "patient" | "connection timeout" | "session timeout";

/** The short time, in milliseconds: what a busy machine needs for a few messages, and more. */
export const shortWait = 2_000;

/** The flags by which a server waits so long. */
export const patienceFlags: Readonly<Record<Patience, readonly string[]>> = {
  patient: [],
  "connection timeout": ["--connection-timeout", String(shortWait / 1_000)],
  "session timeout": ["--ttl", String(shortWait / 1_000)],
};

/** One way to have the server end a session: what a peer does in a state, and what the chart makes of it. */
export interface WayOut<Client extends RawClient> {
  readonly state: string;
  /** The event of the chart. */
  readonly event: string;
  readonly by: string;
  /** What the server's BYE gives as its reason. */
  readonly reason: string;
  readonly patience?: Patience;
  act(client: Client): void;
}

/** Gives the ways out by malformed input, which are the same in every state that has one. */
export function listMalformed(state: string): readonly WayOut<RawClient>[] {
  const inputs = [
    ["text that is no JSON", "{"],
    ["JSON that is no object", "[1, 2]"],
    ["a message without a type", '{"token":"none"}'],
    ["a message whose field has the wrong type", '{"type":"NOP","token":1}'],
    ["an empty text", ""],
  ] as const;
  return inputs.map(([by, text]) => ({
    state,
    event: "JSON VALIDATION FAILED",
    by,
    reason: "json validation failed",
    act: ({ peer }) => {
      peer.sendText(text);
    },
  }));
}

/** Gives the ways out by messages that a state does not take. */
export function listUnexpected(state: string, types: readonly string[]): readonly WayOut<RawClient>[] {
  return types.map((type) => ({
    state,
    event: type,
    by: type === "*" ? "a message that nobody knows" : type,
    reason: type === "BYE" ? "bye" : "unexpected message",
    act: (client) => {
      client.say(type);
    },
  }));
}

/** Gives the ways out by silence for longer than the server waits. */
export function listSilences(
  state: string,
  timeouts: readonly Exclude<Patience, "patient">[],
): readonly WayOut<RawClient>[] {
  return timeouts.map((patience) => ({
    state,
    event: patience.toUpperCase(),
    by: "silence",
    reason: patience,
    patience,
    act: () => undefined,
  }));
}
