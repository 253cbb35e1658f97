import { resolve } from "node:path";
import type { AnswerWish } from "./report-flags.js";
import { writeOutput } from "./write-output.js";

/** Puts an answer where it is asked for. Throws `InputError` where the disk refuses the file. */
export function deliverAnswer(output: string, { file }: AnswerWish): void {
  if (file === null) process.stdout.write(output);
  else writeOutput(resolve(file), output);
}
