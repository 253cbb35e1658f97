import type { SourceSpan } from "../diagnostics/source-span.js";
import type { Declaration, Name } from "./name.js";

/** A handler that the user writes, named by free text. */
export interface HandlerAction {
  readonly kind: "handler";
  readonly name: Name;
  readonly span: SourceSpan;
}

/** Sends a message; its fields come from a builder the user writes, or are those of the command being run. */
export interface SendAction {
  readonly kind: "send";
  readonly message: Name;
  readonly fieldsFrom: "builder" | "command";
  readonly guard: Name | null;
  readonly span: SourceSpan;
}

/** Queues an outcome. */
export interface RaiseAction {
  readonly kind: "raise";
  readonly outcome: Name;
  readonly guard: Name | null;
  readonly span: SourceSpan;
}

/** Sets a timer back to full. */
export interface RestartAction {
  readonly kind: "restart";
  readonly timer: Name;
  readonly guard: Name | null;
  readonly span: SourceSpan;
}

/** Ends the session at once; `words` is what the chart calls it, null where it has none of its own. */
export interface TerminateAction {
  readonly kind: "terminate";
  readonly words: string | null;
  readonly span: SourceSpan;
}

/** Asks the host for a new connection. */
export interface ConnectAction {
  readonly kind: "connect";
  readonly span: SourceSpan;
}

/** One step of a transition, an entry or an exit. */
export type Action = HandlerAction | SendAction | RaiseAction | RestartAction | TerminateAction | ConnectAction;

/** What a role says of a handler: the outcomes it answers with, and whether it may answer with none of them. */
export interface ActionDeclaration extends Declaration {
  readonly outcomes: readonly Name[];
  readonly mayAnswerNothing: boolean;
}
