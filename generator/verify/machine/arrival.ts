import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { Message } from "../../model/message.js";

/** Why a message that both ends declare is not the same to both. */
export interface Misfit {
  /** Part of a sentence that has the message as its subject: `its field "x" is missing`. */
  readonly reason: string;
  /** Whether it is malformed in any case; else some of what may be sent is read as it was meant. */
  readonly isCertain: boolean;
  /** Where each end declares what does not fit, null where the message as a whole does not. */
  readonly sent: SourceSpan | null;
  readonly received: SourceSpan | null;
}

/** What a message of a peer is to a role that reads it. */
export interface Arrival {
  /** What the sender calls it. */
  readonly name: string;
  /** The reader's own declaration; null where it knows no such message. */
  readonly known: Message | null;
  /** Null where whatever is sent can be read. */
  readonly misfit: Misfit | null;
}
