import type { State } from "../../model/state.js";
import type { Input } from "./input.js";
import type { Moment } from "./moment.js";

/** An input and the whole run that answers it. */
export interface Passage {
  readonly input: Input;
  /** The state before the run; null where it starts the session. */
  readonly from: State | null;
  /** What the run comes to: its incidents, and where the session then rests, or that it has ended. */
  readonly to: Moment;
}
