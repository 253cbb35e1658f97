import type { Chart } from "../../generator/model/chart.js";
import { pick } from "./arbitrary-action.js";
import { arbitraryMessages, listAnswers, listCalls, type Messages } from "./arbitrary-inputs.js";
import { nameDurations, type ArbitraryRun } from "./arbitrary-run.js";
import type { Input } from "./interpreter-input.js";
import { promised, type Answer, type Question, type World } from "./interpreter-world.js";

const patience = 30;

/** What a dynamic timer may take; the last one is a fault. */
const times = [0, 20, 90, 300, 1000, Infinity, 0, 20, 90, 300, 1000, Infinity, -1];

/**
 * A world drawn from a seed. After so many calls its guards no longer hold, its handlers answer with nothing, and those
 * that may not throw: so every run to completion ends. `refill` makes it patient again.
 */
export class ArbitraryWorld implements World {
  readonly mailbox: number;
  readonly durations: Readonly<Record<string, number>>;

  readonly #chart: Chart;
  readonly #calls: readonly Input[];
  readonly #messages: Messages;
  #seed: number;
  #left = patience;

  constructor(chart: Chart, run: ArbitraryRun, messages: Messages = arbitraryMessages) {
    this.mailbox = run.mailbox ?? 1000;
    this.durations = nameDurations(chart, run);
    this.#chart = chart;
    this.#calls = listCalls(chart, messages);
    this.#messages = messages;
    this.#seed = run.seed;
  }

  refill(): void {
    this.#left = patience;
  }

  answer(question: Question): Answer {
    this.#left -= 1;
    if (this.#left < 0) return this.#refuse(question);
    const calls = this.#draw(12) === 0 ? this.#drawCalls() : [];
    return { value: this.#drawValue(question), calls, throws: this.#draw(500) === 0 };
  }

  #refuse({ kind, name }: Question): Answer {
    const quiet = { guard: false, time: Infinity, action: null, check: null, build: null, connect: null };
    return { value: quiet[kind], calls: [], throws: kind === "action" && !this.#mayAnswerNothing(name) };
  }

  /** Calls end with `terminate` or a late `send`, if with either: a session that is over refuses commands to its handler. */
  #drawCalls(): readonly Input[] {
    const calls = [pick(this.#calls, this.#draw(1000)), pick(this.#calls, this.#draw(1000))];
    const end: readonly Input[] = [
      { kind: "terminate", name: "" },
      { kind: "send", name: this.#messages.outgoing[1] ?? "" },
    ];
    return [
      ...calls.filter(({ kind }) => kind !== "terminate").slice(0, this.#draw(3)),
      ...end.slice(0, this.#draw(40) === 0 ? 2 : 0),
    ];
  }

  #drawValue(question: Question): Answer["value"] {
    switch (question.kind) {
      case "guard":
        return this.#draw(5) < 3;
      case "action":
        return this.#draw(5) === 0 ? promised : this.#drawOf(question, this.#mayAnswerNothing(question.name));
      case "check":
        return this.#draw(3) === 0 ? promised : this.#drawOf(question, true);
      case "time":
        return pick(times, this.#draw(1000));
      case "build":
      case "connect":
        return null;
    }
  }

  #drawOf(question: Question, mayBeNothing: boolean): string | null {
    const answers = listAnswers(this.#chart, question);
    return answers.length === 0 || (mayBeNothing && this.#draw(3) > 0) ? null : pick(answers, this.#draw(1000));
  }

  #mayAnswerNothing(handler: string): boolean {
    return this.#chart.actions.find(({ name }) => name.text === handler)?.mayAnswerNothing ?? true;
  }

  /** Draws a number below the bound: Steele and Vigna's SplitMix32, so that a seed gives the same world everywhere. */
  #draw(bound: number): number {
    this.#seed = (this.#seed + 0x9e3779b9) | 0;
    let mixed = this.#seed;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % bound;
  }
}
