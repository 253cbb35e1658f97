/** A handler that a role asks of its user, as its emitted interface declares it. */
export interface AskedHandler {
  readonly name: string;
  /** What it is for, in one line. */
  readonly doc: string;
  /** What it is called with, in order; the session is the first. */
  readonly parameters: readonly AskedParameter[];
}

/** A parameter of a handler, and whether it is there when the handler is called: `undefined` is what starts a session. */
export interface AskedParameter {
  readonly name: string;
  readonly given: "always" | "sometimes" | "never";
}

/** What the emitted files of a role ask of its user, and the names by which a user's file refers to it. */
export interface AskedRole {
  /** The interface of the handlers. */
  readonly handlersType: string;
  /** The interface of the options that have the handlers as their `handlers`. */
  readonly optionsType: string;
  /** The functions whose first argument may be such options. */
  readonly entrances: readonly string[];
  readonly handlers: readonly AskedHandler[];
}
