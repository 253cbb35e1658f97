import fc from "fast-check";

import type { Chart } from "../../generator/model/chart.js";
import { incoming, outgoing } from "./arbitrary-declarations.js";
import type { Input } from "./interpreter-input.js";
import type { Answer, Question, World } from "./interpreter-world.js";

/** What happens to a session: what its handlers do, drawn from a seed, and the inputs, by number. */
export interface ArbitraryRun {
  readonly seed: number;
  readonly inputs: readonly number[];
}

/** Runs of up to ten inputs. */
export const arbitraryRuns: fc.Arbitrary<ArbitraryRun> = fc.record({
  seed: fc.integer(),
  inputs: fc.array(fc.nat({ max: 1000 }), { maxLength: 10 }),
});

/** Gives the inputs that a chart's session can be fed; the first ones are the most frequent. */
export function listInputs({ events }: Chart): readonly Input[] {
  const declared = events.filter(({ kind }) => kind === "timer" || kind === "command");
  const frequent: readonly Input[] = [
    ...incoming.map((name) => ({ kind: "receive", name }) as const),
    ...declared.map(({ name }) => ({ kind: "dispatch", name: name.text }) as const),
    { kind: "unknown", name: "HUH" },
    { kind: "malformed", name: "" },
    { kind: "opened", name: "" },
  ];
  const rare: readonly Input[] = [
    { kind: "closed", name: "" },
    { kind: "terminate", name: "" },
    { kind: "send", name: outgoing[1] },
  ];
  return [...frequent, ...frequent, ...frequent, ...frequent, ...frequent, ...rare];
}

/** Gives the input that a number stands for. */
export function chooseInput(inputs: readonly Input[], choice: number): Input {
  const chosen = inputs[choice % inputs.length];
  if (chosen === undefined) throw new Error("there is no input to choose from");
  return chosen;
}

const patience = 30;

/**
 * A world drawn from a seed. After so many calls its guards no longer hold, its handlers answer with nothing, and those
 * that may not throw: so every run to completion ends. `refill` makes it patient again.
 */
export class ArbitraryWorld implements World {
  readonly #chart: Chart;
  readonly #inputs: readonly Input[];
  #seed: number;
  #left = patience;

  constructor(chart: Chart, seed: number) {
    this.#chart = chart;
    this.#inputs = listInputs(chart);
    this.#seed = seed;
  }

  refill(): void {
    this.#left = patience;
  }

  answer(question: Question): Answer {
    this.#left -= 1;
    if (this.#left < 0) return this.#refuse(question);
    const calls = this.#draw(12) === 0 ? this.#drawCalls() : [];
    return { value: this.#drawValue(question), calls, throws: this.#draw(150) === 0 };
  }

  #refuse(question: Question): Answer {
    const mustAnswer = question.kind === "action" && this.#find(question.name)?.mayAnswerNothing === false;
    return { value: question.kind === "guard" ? false : null, calls: [], throws: mustAnswer };
  }

  /** Calls end with `terminate` or a late `send`, if with either: a session that is over refuses commands to its handler. */
  #drawCalls(): readonly Input[] {
    const calls = [chooseInput(this.#inputs, this.#draw(1000)), chooseInput(this.#inputs, this.#draw(1000))];
    const end: readonly Input[] = [
      { kind: "terminate", name: "" },
      { kind: "send", name: outgoing[1] },
    ];
    return [
      ...calls.filter(({ kind }) => kind !== "terminate").slice(0, this.#draw(3)),
      ...end.slice(0, this.#draw(15) === 0 ? 2 : 0),
    ];
  }

  #drawValue({ kind, name }: Question): boolean | string | null {
    switch (kind) {
      case "guard":
        return this.#draw(5) < 3;
      case "action":
        return this.#drawOf(
          (this.#find(name)?.outcomes ?? []).map(({ text }) => text),
          this.#find(name)?.mayAnswerNothing ?? true,
        );
      case "check":
        return this.#drawOf(this.#rejections(), true);
      case "build":
        return null;
    }
  }

  #drawOf(values: readonly string[], mayBeNothing: boolean): string | null {
    if (values.length === 0 || (mayBeNothing && this.#draw(3) > 0)) return null;
    return values[this.#draw(values.length)] ?? null;
  }

  #rejections(): readonly string[] {
    return this.#chart.events.filter(({ kind }) => kind === "rejection").map(({ name }) => name.text);
  }

  #find(handler: string): Chart["actions"][number] | undefined {
    return this.#chart.actions.find(({ name }) => name.text === handler);
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
