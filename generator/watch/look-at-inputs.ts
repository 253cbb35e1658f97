import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { InputError } from "../faults/input-error.js";
import { readInput } from "../faults/read-input.js";
import type { GenerateRequest } from "../project/run-generate.js";
import { planWatch } from "./plan-watch.js";
import { surveyInputs } from "./survey-inputs.js";
import type { WatchedInputs } from "./watch-inputs.js";

/** What `generate` reads; `specs` is how many specs there are. */
export interface GenerateInputs extends WatchedInputs {
  readonly specs: number;
}

/** Reads all that a run would read. Nothing of what would keep the run from it is an error here: it is part of the content. */
export async function lookAtInputs(request: GenerateRequest): Promise<GenerateInputs> {
  const survey = await surveyInputs(request);
  const { config, specs, fault } = survey;
  const paths = config === null ? specs : [config, ...specs];
  const stamp = JSON.stringify(paths.map(stampFile));
  const content = JSON.stringify([fault, config, ...paths.map((path) => [path, hashFile(path)])]);
  return { content, stamp, specs: specs.length, plan: await planWatch(survey, request.cwd) };
}

function hashFile(path: string): string {
  try {
    return createHash("sha256").update(readInput(path)).digest("hex");
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

function stampFile(path: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch {
    return "";
  }
}
