import type { SessionHooks } from "../../generated/runtime.js";
import { describeFault, report } from "./print.js";

/** What both clients keep with their session. */
export interface ClientContext {
  /** The number of the last message that was sent. */
  seq: number;
  /** What the next NOP or BYE must show; empty before READY. */
  token: string;
  /** Whether the server has answered the client's BYE. */
  isAnswered: boolean;
  /** Why the conversation ended otherwise. */
  ending: string | null;
}

/** A client of either protocol. */
export interface ClientSession {
  readonly state: string;
  readonly context: ClientContext;
  terminate(): void;
}

/** Gives what a client keeps before it has said anything. */
export function createClientContext(): ClientContext {
  return { seq: 0, token: "", isAnswered: false, ending: null };
}

/** Gives hooks that note why a conversation ended and, where it is asked for, report each change of state. */
export function createClientHooks<S extends ClientSession>({ trace }: { readonly trace: boolean }): SessionHooks<S> {
  return {
    error: ({ context }, fault) => {
      context.ending ??= describeFault(fault);
    },
    unhandled: (session, { type }) => {
      session.context.ending ??= `the server sent what the state "${session.state}" does not expect: ${type}`;
      session.terminate();
    },
    changed: ({ context, state }, before) => {
      if (trace) report(`client ${before} -> ${state}`);
      if (state === "DISCONNECTED") context.ending ??= `the connection was closed in the state "${before}"`;
    },
    ended: (_session, reason) => {
      if (trace) report(`client ended: ${reason}`);
    },
  };
}

/** Notes what the server's BYE says: the handler "on BYE" of both clients. */
export function noteBye({ context, state }: ClientSession, { reason = "bye" }: { readonly reason?: string }): void {
  if (state === "awaiting BYE" && reason === "bye") context.isAnswered = true;
  else context.ending ??= `the server refused in the state "${state}": ${reason}`;
}
