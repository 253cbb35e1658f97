import type { SourceSpan } from "../diagnostics/source-span.js";
import type { ActionDeclaration } from "./action.js";
import type { EventDeclaration } from "./event.js";
import type { Acceptable, Name } from "./name.js";
import type { State } from "./state.js";

/** One end of the conversation. */
export type RoleName = "server" | "client";

/** The state chart of one role. `initial` is null where the spec forgot it, which a rule reports. */
export interface Chart extends Acceptable {
  readonly kind: "chart";
  readonly role: RoleName;
  readonly initial: Name | null;
  readonly events: readonly EventDeclaration[];
  readonly actions: readonly ActionDeclaration[];
  readonly ignore: readonly Name[];
  readonly unhandled: "ignore" | "terminate";
  readonly perpetual: boolean;
  readonly states: readonly State[];
  readonly description: string | null;
  /** The place of the role's name. */
  readonly span: SourceSpan;
}

/** A client that has no chart of its own: the server's seen from the other end, or the server's own. */
export interface BorrowedChart {
  readonly kind: "derived" | "same";
  readonly span: SourceSpan;
}
