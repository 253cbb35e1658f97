import type { Message } from "../../model/message.js";
import type { State } from "../../model/state.js";

/** A handler of the user, by what the chart calls it. */
export type AskedHandler =
  | { readonly kind: "check"; readonly state: State }
  | { readonly kind: "guard" | "action"; readonly text: string }
  | { readonly kind: "builder"; readonly message: Message };

/** What a handler answers that promises an outcome and never gives one. */
export const promised = Symbol("promised");

/** What a handler answers: whether a guard holds, an outcome, a rejection, nothing, or a promise. */
export type HandlerAnswer = boolean | string | null | typeof promised;

/** Why a run of a chart ends its session. */
export type RunEnd = "final" | "released" | "terminated" | "closed" | "unhandled";

/** One thing that a session does in a run, in order. `entered` and `restarted` are seen by timers alone. */
export type Incident =
  | { readonly kind: "asked"; readonly handler: AskedHandler; readonly answer: HandlerAnswer }
  | { readonly kind: "sent" | "entered" | "restarted" | "unhandled"; readonly name: string }
  | { readonly kind: "connect" }
  | { readonly kind: "ended"; readonly reason: RunEnd };
