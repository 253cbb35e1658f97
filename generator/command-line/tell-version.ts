import { readVersion } from "./read-version.js";
import { surviveClosedPipes } from "./survive-closed-pipes.js";

/** Tells whether all that is asked for is the version. */
export function asksForVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === "--version" || argv[0] === "-v");
}

/** Prints the version as oclif does, without loading oclif, which takes longer than Node itself. */
export function tellVersion(): void {
  surviveClosedPipes();
  process.stdout.write(`chartwright/${readVersion()} ${process.platform}-${process.arch} node-${process.version}\n`);
}
