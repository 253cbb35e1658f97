import type { Input } from "../support/interpreter-input.js";
import type { StepRecord } from "../support/interpreter-record.js";

/** Whatever runs one session: the reference interpreter, or emitted code. */
export interface Run {
  start(): StepRecord;
  feed(input: Input): StepRecord | Promise<StepRecord>;
}

/** Starts a session, feeds it inputs, and gives what was recorded: a record for the start, and one for each input. */
export async function runInputs(run: Run, inputs: readonly Input[]): Promise<readonly StepRecord[]> {
  const records = [run.start()];
  for (const input of inputs) records.push(await run.feed(input));
  return records;
}
