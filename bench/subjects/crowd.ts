import { shuffle } from "./shuffle.js";
import type { Conversation } from "./subject.js";
import { hugz, nom } from "./work.js";

/** Sessions that take turns in an order which the processor cannot foresee; each takes the next message. */
export class Crowd {
  private readonly sessions: readonly Conversation[];
  private turn = 0;

  constructor(sessions: readonly Conversation[]) {
    this.sessions = shuffle(sessions);
  }

  receivePairs(times: number): void {
    for (let at = 0; at < 2 * times; at += 1) this.next()?.receive((at & 1) === 0 ? hugz : nom);
  }

  private next(): Conversation | undefined {
    const session = this.sessions[this.turn];
    this.turn = this.turn + 1 === this.sessions.length ? 0 : this.turn + 1;
    return session;
  }
}
