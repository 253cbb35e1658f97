import fc from "fast-check";
import { expect, test } from "vitest";

import { arbitraryCharts, type ArbitraryChart } from "../support/arbitrary-chart.js";
import { chooseInput } from "../support/arbitrary-inputs.js";
import { arbitraryRuns, type ArbitraryRun } from "../support/arbitrary-run.js";
import { ArbitraryWorld } from "../support/arbitrary-world.js";
import { prepareRole, type EmittedRole } from "../support/emitted-role.js";
import { EmittedRun } from "../support/emitted.js";
import { formatInput, type Input } from "../support/interpreter-input.js";
import { Interpreter } from "../support/interpreter.js";
import type { StepRecord } from "../support/interpreter-record.js";
import { seed } from "../support/seed.js";

/** How many charts are tried; `RANDOM_CHARTS=20000` tries more of them. `RANDOM_SEED=7` tries others. */
const numRuns = Number(process.env.RANDOM_CHARTS ?? 40);

type Written = Readonly<Record<string, StepRecord>>;

/** How many inputs a session is fed that is over. */
const afterEnd = 2;

/** What the interpreter makes of a run: the inputs that its numbers stand for, and what it wrote down. */
interface Wanted {
  readonly inputs: readonly Input[];
  readonly written: Written;
}

function interpret({ protocol, chart }: ArbitraryChart, run: ArbitraryRun): Wanted {
  const world = new ArbitraryWorld(chart, run);
  const session = new Interpreter(protocol, chart, world);
  const written: Record<string, StepRecord> = { start: session.start() };
  const inputs: Input[] = [];
  let left = afterEnd;
  for (const choice of run.inputs) {
    if (session.isOver) left -= 1;
    if (left < 0) break;
    const input = chooseInput(chart, { owed: session.owed, choice });
    inputs.push(input);
    world.refill();
    written[titleInput(input, inputs.length)] = session.feed(input);
  }
  return { inputs, written };
}

async function execute(role: EmittedRole, world: ArbitraryWorld, inputs: readonly Input[]): Promise<Written> {
  const session = new EmittedRun(role, world);
  const written: Record<string, StepRecord> = { start: session.start() };
  for (const [position, input] of inputs.entries()) {
    world.refill();
    written[titleInput(input, position + 1)] = await session.feed(input);
  }
  return written;
}

function titleInput(input: Input, count: number): string {
  return `${count} ${formatInput(input)}`;
}

test(
  "the interpreter and emitted code write down the same of random charts in random worlds",
  { timeout: 3_600_000 },
  async () => {
    const runs = fc.array(arbitraryRuns, { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(arbitraryCharts, runs, async (one, several) => {
        const role = prepareRole(one.protocol, one.chart);
        for (const run of several) {
          const { inputs, written } = interpret(one, run);
          expect(await execute(role, new ArbitraryWorld(one.chart, run), inputs)).toEqual(written);
        }
      }),
      { numRuns, seed, interruptAfterTimeLimit: 3_600_000 },
    );
  },
);
