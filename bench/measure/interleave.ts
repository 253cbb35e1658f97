import { spreadOf, type Spread } from "./statistics.js";
import type { Pace } from "./task.js";
import { Worker } from "./worker.js";

/** What is measured, and of whom. */
export interface Comparison<Details> {
  /** The file in `tasks`. */
  readonly task: string;
  readonly details: Details;
  /** The first is what the others are compared with. */
  readonly subjects: readonly string[];
  readonly pace: Pace & Rounds;
  /** Further flags for Node. */
  readonly flags?: readonly string[];
}

/** How often is measured. */
export interface Rounds {
  /** How many times all processes are started anew, since the same code is not compiled alike every time. */
  readonly launches: number;
  /** How many rounds each launch has. */
  readonly rounds: number;
}

/** What was measured of one subject. */
export interface Measured {
  readonly value: Spread;
  /** Beside the first subject, in the same round. */
  readonly ratio: Spread;
}

/** What was measured, by subject. */
export type Results = ReadonlyMap<string, Measured>;

/** What every round of a subject came to: its own value, and the first subject's at the same moment. */
interface Pairs {
  readonly values: number[];
  readonly references: number[];
}

/**
 * Measures subjects in turn, each in a process of its own and each next to the first one. What else the machine does
 * changes from second to second; it weighs on both of a pair alike, so that their ratio can be trusted where times cannot.
 */
export async function compare<Details>(comparison: Comparison<Details>): Promise<Results> {
  const pairs = new Map(comparison.subjects.map((name): [string, Pairs] => [name, { values: [], references: [] }]));
  for (let launch = 0; launch < comparison.pace.launches; launch += 1) await runLaunch(comparison, pairs);
  return new Map([...pairs].map(([name, pair]): [string, Measured] => [name, sumUp(pair)]));
}

async function runLaunch<Details>(comparison: Comparison<Details>, pairs: ReadonlyMap<string, Pairs>): Promise<void> {
  const { task, details, subjects, pace, flags } = comparison;
  const workers: Worker[] = [];
  try {
    for (const subject of subjects)
      workers.push(await Worker.start({ task, order: { ...pace, subject, details }, flags: flags ?? [] }));
    for (let round = 0; round < pace.rounds; round += 1) await runRound(workers, [...pairs.values()], round);
  } finally {
    for (const worker of workers) worker.stop();
  }
}

/** Measures every subject right after the first one, or in every other round right before it. */
async function runRound(workers: readonly Worker[], pairs: readonly Pairs[], round: number): Promise<void> {
  const [first] = workers;
  for (const [at, worker] of workers.entries()) {
    if (first === undefined) return;
    const { value, reference } = await measurePair(worker, first, round);
    pairs[at]?.values.push(value);
    pairs[at]?.references.push(reference);
  }
}

async function measurePair(
  worker: Worker,
  first: Worker,
  round: number,
): Promise<{ value: number; reference: number }> {
  if (round % 2 === 0 || worker === first) {
    const reference = await first.measure();
    return { reference, value: worker === first ? reference : await worker.measure() };
  }
  const value = await worker.measure();
  return { value, reference: await first.measure() };
}

function sumUp({ values, references }: Pairs): Measured {
  const ratios = values.map((value, round) => value / (references[round] ?? NaN));
  return { value: spreadOf(values), ratio: spreadOf(ratios) };
}
