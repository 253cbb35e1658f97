import type { Measured } from "./interleave.js";
import { spreadOf } from "./statistics.js";
import type { Order } from "./task.js";
import { Worker } from "./worker.js";

/** What is weighed, and of whom; the first subject is what the other one is compared with. */
export interface Weighing<Details> {
  /** The file in `tasks`; it measures several things in the order it says. */
  readonly task: string;
  readonly order: Omit<Order<Details>, "subject">;
  readonly subjects: readonly [string, string];
  /** How many things it measures. */
  readonly things: number;
  /** How often each subject is weighed. */
  readonly times: number;
}

/** One thing of both subjects: the first one's own value, and the other one's beside it. */
export type Weighed = readonly [Measured, Measured];

/**
 * Weighs subjects in turn, each time in a new process, since memory that was once used stays with a process; in every
 * other time the second one goes first.
 */
export async function weigh<Details>(weighing: Weighing<Details>): Promise<readonly Weighed[]> {
  const [first, second] = weighing.subjects;
  const pairs: (readonly [readonly number[], readonly number[]])[] = [];
  for (let time = 0; time < weighing.times; time += 1) {
    const early = time % 2 === 0 ? await weighOne(weighing, first) : null;
    const other = await weighOne(weighing, second);
    pairs.push([early ?? (await weighOne(weighing, first)), other]);
  }
  return Array.from({ length: weighing.things }, (_, thing) =>
    sumUp(pairs.map(([reference, other]) => [reference[thing] ?? NaN, other[thing] ?? NaN])),
  );
}

async function weighOne<Details>(
  { task, order, things }: Weighing<Details>,
  subject: string,
): Promise<readonly number[]> {
  const worker = await Worker.start({ task, order: { ...order, subject } });
  try {
    const weights: number[] = [];
    while (weights.length < things) weights.push(await worker.measure());
    return weights;
  } finally {
    worker.stop();
  }
}

function sumUp(pairs: readonly (readonly [number, number])[]): Weighed {
  const references = pairs.map(([reference]) => reference);
  const others = pairs.map(([, other]) => other);
  const ratios = pairs.map(([reference, other]) => other / reference);
  return [
    { value: spreadOf(references), ratio: spreadOf([1]) },
    { value: spreadOf(others), ratio: spreadOf(ratios) },
  ];
}
