import type { SessionHooks } from "../../generated/runtime.js";
import { describeFault, report } from "./print.js";

/** A session of a server, as far as a line about it needs one. */
interface ServerSession {
  readonly state: string;
  readonly context: { readonly peer: string };
}

/** Gives hooks that report faults and, where it is asked for, each change of state. They tell nothing of what was said. */
export function createServerHooks<S extends ServerSession>({ trace }: { readonly trace: boolean }): SessionHooks<S> {
  const error = ({ context }: S, fault: unknown): void => {
    report(`${context.peer} failed: ${describeFault(fault)}`);
  };
  if (!trace) return { error };
  return {
    error,
    changed: ({ context, state }, before) => {
      report(`${context.peer} ${before} -> ${state}`);
    },
    ended: ({ context }, reason) => {
      report(`${context.peer} ended: ${reason}`);
    },
  };
}
