import { afterAll, beforeAll } from "vitest";
import { runCli, type CliResult } from "../support/cli.js";
import { copyProgram, quickEmitter, type ProgramCopy } from "./copy-program.js";

/** A program that emits quickly, for as long as the tests of a file run. */
export interface GenerateStage {
  /** Runs `chartwright generate` in a folder. */
  readonly generate: (cwd: string, ...args: readonly string[]) => Promise<CliResult>;
  /** Gives the folder of the program once the tests run. */
  readonly program: () => string;
}

/** Copies the program before the first test of a file, and removes the copy after the last. */
export function stageGenerate(): GenerateStage {
  let copy: ProgramCopy | null = null;
  beforeAll(() => {
    copy = copyProgram({ "emit/emit.js": quickEmitter });
  });
  afterAll(() => copy?.remove());
  const program = (): string => {
    if (copy === null) throw new Error("the program is there only while the tests run");
    return copy.folder;
  };
  const generate: GenerateStage["generate"] = (cwd, ...args) =>
    runCli(["generate", ...args], { cwd, program: program() });
  return { generate, program };
}
