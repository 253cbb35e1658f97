import type { SourceSpan } from "../diagnostics/source-span.js";
import type { Action } from "./action.js";
import type { Acceptable, Declaration, Name } from "./name.js";

/** The event name that stands for any message nothing else catches. */
export const anyMessage = "*";

/** One way out of a state, or one way to answer within it where `target` is null. */
export interface Transition extends Acceptable {
  readonly target: Name | null;
  readonly guard: Name | null;
  readonly actions: readonly Action[];
  readonly description: string | null;
  readonly span: SourceSpan;
}

/** The transitions a state declares for one event, in the order they are tried. */
export interface EventTransitions {
  readonly event: Name;
  readonly transitions: readonly Transition[];
}

/** `compound` has states inside, `abstract` is a superstate that only `extends` can name. */
export type StateKind = "atomic" | "compound" | "final" | "abstract";

/** A state as it is declared, before superstates and nesting are resolved. `states` is empty but in a compound one. */
export interface State extends Declaration {
  readonly kind: StateKind;
  readonly initial: Name | null;
  readonly superstates: readonly Name[];
  readonly keepOpen: boolean;
  readonly entry: readonly Action[];
  readonly exit: readonly Action[];
  readonly on: readonly EventTransitions[];
  readonly always: readonly Transition[];
  readonly states: readonly State[];
}
