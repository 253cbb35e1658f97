import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { pick } from "../support/arbitrary-action.js";
import { chooseInput, listAnswers } from "../support/arbitrary-inputs.js";
import type { ArbitraryRun } from "../support/arbitrary-run.js";
import type { Input } from "../support/interpreter-input.js";
import { Interpreter } from "../support/interpreter.js";
import type { StepRecord } from "../support/interpreter-record.js";
import { promised, type Answer, type Question, type World } from "../support/interpreter-world.js";

const patience = 300;

class OutOfPatience extends Error {}

/**
 * A world in which a handler says the same however often it is asked, from one input to the next. Nothing in it throws,
 * ends a session or calls one, and who asks too much of it in one go is told no more.
 */
class SteadyWorld implements World {
  readonly #chart: Chart;
  #mood: number;
  #left = patience;

  constructor(chart: Chart, { seed }: ArbitraryRun) {
    this.#chart = chart;
    this.#mood = seed;
  }

  turn(): void {
    this.#mood = Math.imul(this.#mood ^ 0x2545f491, 0x9e3779b1) >>> 0;
    this.#left = patience;
  }

  answer(question: Question): Answer {
    this.#left -= 1;
    if (this.#left < 0) throw new OutOfPatience();
    return { value: this.#valueOf(question), calls: [], throws: false };
  }

  #valueOf(question: Question): Answer["value"] {
    const draw = this.#draw(question);
    switch (question.kind) {
      case "guard":
        return draw % 2 === 0;
      case "action":
      case "check":
        return pick([...listAnswers(this.#chart, question), ...this.#otherAnswers(question)], draw);
      case "time":
        return pick([20, 90, 300, 1000], draw);
      case "build":
      case "connect":
        return null;
    }
  }

  #otherAnswers({ kind, name }: Question): readonly (string | null)[] {
    const declared = this.#chart.actions.find((action) => action.name.text === name);
    return kind === "action" && declared?.mayAnswerNothing === false ? [promised] : [promised, null, null];
  }

  #draw({ kind, name }: Question): number {
    const text = `${kind} ${name} ${this.#mood}`;
    let drawn = 17;
    for (const letter of text) drawn = Math.imul(drawn ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    return drawn >>> 7;
  }
}

/** What a session does in a steady world: what it is fed, and what is seen then, but for the guards that it asks. */
export interface SteadyRun {
  readonly inputs: readonly Input[];
  readonly records: readonly StepRecord[];
}

/**
 * Runs a session until it is over; null where a run of it to completion has no end. What `isFed` turns down is not fed.
 * With `inputs` it is fed just these.
 */
export function runSteadily(
  { protocol, chart }: { readonly protocol: Protocol; readonly chart: Chart },
  run: ArbitraryRun,
  {
    inputs,
    isFed = () => true,
  }: { readonly inputs?: readonly Input[]; readonly isFed?: (input: Input) => boolean } = {},
): SteadyRun | null {
  const world = new SteadyWorld(chart, run);
  const session = new Interpreter(protocol, chart, world);
  const fed: Input[] = [];
  const records: StepRecord[] = [];
  try {
    records.push(withoutGuards(session.start()));
    for (const [at, choice] of run.inputs.entries()) {
      const input = inputs?.[at] ?? chooseInput(chart, { owed: session.owed, choice });
      if (session.isOver || (inputs !== undefined && at >= inputs.length)) break;
      world.turn();
      fed.push(input);
      if (isFed(input)) records.push(withoutGuards(session.feed(input)));
    }
  } catch (thrown) {
    if (thrown instanceof OutOfPatience) return null;
    throw thrown;
  }
  return { inputs: fed, records };
}

function withoutGuards(record: StepRecord): StepRecord {
  return { ...record, did: record.did.filter((line) => !line.startsWith("guard ")) };
}
