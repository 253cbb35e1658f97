import { InputError } from "../faults/input-error.js";

/** What `generate` is asked to do when it is not to write. */
const readOnlyTasks = ["check", "dry-run", "list-inputs", "list-outputs"] as const;

/** What `generate` can be asked to do. */
export type Task = "write" | (typeof readOnlyTasks)[number];

/** Gives what flags ask for: to write, where they ask for nothing else. Throws `InputError` where two of them ask. */
export function chooseTask(flags: Readonly<Record<(typeof readOnlyTasks)[number], boolean>>): Task {
  const [first, second] = readOnlyTasks.filter((task) => flags[task]);
  if (second !== undefined) {
    throw new InputError(`--${String(first)} and --${second} write nothing, each in its way: leave one of them out.`);
  }
  return first ?? "write";
}
