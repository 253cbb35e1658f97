import type { Question } from "./interpreter-world.js";

/** What one input brought about, in order, and the state after it. */
export interface StepRecord {
  readonly did: readonly string[];
  readonly state: string;
  readonly ended: boolean;
}

/** Why a session ended, in the emitted code's words. */
export type EndReason = "final" | "released" | "terminated" | "closed" | "unhandled" | "fault";

/** The type that stands for the start of a session, at which handlers are given no event. */
export const atStart = "start";

/** Writes down what can be seen of a session, in the same words for whoever runs it. */
export class Recorder {
  #did: string[] = [];

  handler({ kind, name }: Question, event: string, state: string): void {
    this.#did.push(`${kind} ${name} (${event}) in ${state}`);
  }

  sent(message: string): void {
    this.#did.push(`send ${message}`);
  }

  unhandled(event: string, state: string): void {
    this.#did.push(`unhandled ${event} in ${state}`);
  }

  refused(command: string): void {
    this.#did.push(`refused ${command}`);
  }

  /** A refusal that reached the error hook, since the command was called by a handler. */
  reportedRefusal(command: string): void {
    this.#did.push(`refused ${command} late`);
  }

  failed(message: string): void {
    this.#did.push(`error ${message}`);
  }

  transportClosed(): void {
    this.#did.push("close");
  }

  ended(reason: EndReason): void {
    this.#did.push(`end ${reason}`);
  }

  /** Gives what was seen since the last step. */
  takeStep(state: string, ended: boolean): StepRecord {
    const did = this.#did;
    this.#did = [];
    return { did, state, ended };
  }
}
