import type { Field } from "./field.js";
import type { Declaration, Name } from "./name.js";

/** What sets a running timer back to full, besides the action `restart`. */
export type TimerRestart = "enter" | "send" | "receive" | "never";

/** When a timer fires: once or again and again, after so many milliseconds; `dynamic` asks a handler at each start. */
export interface TimerSchedule {
  readonly repeat: "after" | "every";
  readonly milliseconds: number | "dynamic";
}

/** An event that is only declared: what it carries follows from its kind. */
export interface PlainEvent extends Declaration {
  readonly kind: "malformed" | "unknown" | "outcome" | "closed" | "opened";
}

/** A check's verdict on an arriving message; `of` is null where every message can be rejected so. */
export interface RejectionEvent extends Declaration {
  readonly kind: "rejection";
  readonly of: readonly Name[] | null;
}

/** Time going by. */
export interface TimerEvent extends Declaration {
  readonly kind: "timer";
  readonly schedule: TimerSchedule;
  readonly restart: TimerRestart;
}

/** A wish of the application. */
export interface CommandEvent extends Declaration {
  readonly kind: "command";
  readonly fields: readonly Field[];
}

/** Anything a role answers that is not a message. */
export type EventDeclaration = PlainEvent | RejectionEvent | TimerEvent | CommandEvent;
