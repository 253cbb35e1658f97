import fc from "fast-check";
import { expect, test } from "vitest";

import { arbitraryCharts, type ArbitraryChart } from "../support/arbitrary-chart.js";
import { arbitraryRuns, ArbitraryWorld, chooseInput, listInputs, type ArbitraryRun } from "../support/arbitrary-run.js";
import { prepareRole } from "../support/emitted-role.js";
import { EmittedRun } from "../support/emitted.js";
import { formatInput } from "../support/interpreter-input.js";
import { Interpreter } from "../support/interpreter.js";
import type { StepRecord } from "../support/interpreter-record.js";
import type { World } from "../support/interpreter-world.js";
import type { Run } from "./run-inputs.js";

/** How many charts are tried; `RANDOM_CHARTS=20000` tries more of them. A failure prints the seed to repeat it with. */
const numRuns = Number(process.env.RANDOM_CHARTS ?? 60);

type Written = Readonly<Record<string, StepRecord>>;

async function record(makeRun: (world: World) => Run, { chart }: ArbitraryChart, run: ArbitraryRun): Promise<Written> {
  const world = new ArbitraryWorld(chart, run.seed);
  const session = makeRun(world);
  const written: Record<string, StepRecord> = { start: session.start() };
  for (const [position, choice] of run.inputs.entries()) {
    const input = chooseInput(listInputs(chart), choice);
    world.refill();
    written[`${position + 1} ${formatInput(input)}`] = await session.feed(input);
  }
  return written;
}

test(
  "the interpreter and emitted code write down the same of random charts in random worlds",
  { timeout: 3_600_000 },
  async () => {
    const runs = fc.array(arbitraryRuns, { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(arbitraryCharts, runs, async (one, several) => {
        const { protocol, chart } = one;
        const role = prepareRole(protocol, chart);
        for (const run of several) {
          const wanted = await record((world) => new Interpreter(protocol, chart, world), one, run);
          const given = await record((world) => new EmittedRun(role, world), one, run);
          expect(given).toEqual(wanted);
        }
      }),
      { numRuns, interruptAfterTimeLimit: 3_600_000 },
    );
  },
);
