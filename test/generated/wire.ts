import type { EndReason, SessionHooks, Transport } from "../../generated/runtime.js";

/** What a session did to the world around it, in order. */
export interface Wire<Message> {
  readonly transport: Transport<Message>;
  readonly hooks: SessionHooks<unknown>;
  readonly seen: readonly string[];
}

/** Makes a transport that writes down what is sent, as text, and hooks that write down the rest. */
export function makeWire<Message>(encode: (message: Message) => string): Wire<Message> {
  const seen: string[] = [];
  return {
    seen,
    transport: {
      send: (message) => {
        seen.push(encode(message));
      },
      close: (reason) => {
        seen.push(`close ${reason}`);
      },
    },
    hooks: {
      error: (_session, error) => {
        seen.push(`error ${String(error)}`);
      },
      unhandled: (_session, { type }) => {
        seen.push(`unhandled ${type}`);
      },
      ended: (_session, reason: EndReason) => {
        seen.push(`end ${reason}`);
      },
    },
  };
}

/** Makes a wire that writes down no more of a message than its type. */
export function makeTypeWire(): Wire<{ readonly type: string }> {
  return makeWire(({ type }) => type);
}
