import { nameQuestion, type Question } from "./interpreter-world.js";

/** What one input brought about, in order, and the state after it. */
export interface StepRecord {
  readonly did: readonly string[];
  readonly state: string;
  readonly ended: boolean;
}

/** Why a session ended, in the emitted code's words. */
export type EndReason =
  "final" | "released" | "terminated" | "closed" | "unhandled" | "fault" | "overflow" | "shutdown";

/** The type that stands for the start of a session, at which handlers are given no event. */
export const atStart = "start";

/** Writes down what can be seen of a session, in the same words for whoever runs it. */
export class Recorder {
  #did: string[] = [];

  /** Only what takes an event is written with one. */
  handler(question: Question, event: string, state: string): void {
    const name = nameQuestion(question);
    if (question.kind === "time" || question.kind === "connect") this.#did.push(`${name} in ${state}`);
    else this.#did.push(`${name} (${event}) in ${state}`);
  }

  /** The signal of what promised an answer was aborted before it came. */
  aborted(question: Question): void {
    this.#did.push(`abort ${nameQuestion(question)}`);
  }

  /** Connections are numbered from 1; the first is not named. */
  sent(message: string, connection: number): void {
    this.#did.push(`send ${message}${nameConnection(connection)}`);
  }

  transportClosed(connection: number): void {
    this.#did.push(`close${nameConnection(connection)}`);
  }

  unhandled(event: string, state: string): void {
    this.#did.push(`unhandled ${event} in ${state}`);
  }

  refused(command: string): void {
    this.#did.push(`refused ${command}`);
  }

  /** A refusal that reached the error hook, since the command was called by a handler or had to wait. */
  reportedRefusal(command: string): void {
    this.#did.push(`refused ${command} late`);
  }

  failed(message: string): void {
    this.#did.push(`error ${message}`);
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

function nameConnection(connection: number): string {
  return connection === 1 ? "" : ` over connection ${connection}`;
}
