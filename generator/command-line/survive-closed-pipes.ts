import { writeSync } from "node:fs";
import { exitCodes } from "./exit-codes.js";

/** Keeps the program from ending with a stack where what it prints can no longer be written. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners("error"); // oclif's own shows a stack.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that has seen enough, as `head` has, is no fault of this program.
      if (error.code !== "EPIPE") endUnwritable(error);
    });
  }
}

// Where stdout is a full disk, stderr may still tell; where that fails as well, the exit code is all there is.
function endUnwritable({ message }: Error): never {
  try {
    writeSync(2, `error: The answer cannot be written: ${message}.\n`);
  } finally {
    process.exit(exitCodes.unusable);
  }
}
