import type { CommandEvent, TimerEvent } from "../../model/event.js";
import type { Message } from "../../model/message.js";

/** What happens to a session from outside. `unknown` is a message that nobody declares; `timer` waits until it fires. */
export type Input =
  | { readonly kind: "start" | "malformed" | "unknown" | "opened" | "closed" }
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "timer"; readonly timer: TimerEvent }
  | { readonly kind: "command"; readonly command: CommandEvent };
