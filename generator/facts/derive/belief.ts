import type { Configuration } from "./configuration.js";

/** What a client sees of a conversation. */
export type Sight = { readonly kind: "send" | "receive"; readonly message: string } | { readonly kind: "closed" };

/** What a client believes after it has seen one thing more; `to` is the place of that belief in their list. */
export interface BeliefStep {
  readonly sight: Sight;
  readonly to: number;
}

/** All that may be, as far as the client has seen, and what it may see next. No steps: the conversation is over. */
export interface Belief {
  readonly members: readonly Configuration[];
  readonly steps: readonly BeliefStep[];
}

/** Gives a text that is the same for the same sight. */
export function describeSight(sight: Sight): string {
  return sight.kind === "closed" ? sight.kind : `${sight.kind} ${sight.message}`;
}

/** Tells whether the conversation is over for the client, and the connection left to the applications. */
export function isKept({ members, steps }: Belief): boolean {
  return steps.length === 0 && members.some(({ server }) => server.kind === "kept");
}
