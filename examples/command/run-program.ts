import { FlagFault } from "./parse-flags.js";
import { describeFault, report } from "./print.js";

/** How long a program may take to end in order once it is told to, in milliseconds. */
const patience = 700;

/**
 * Runs a program, and gives it a signal that aborts on SIGINT and SIGTERM. Exits with 0 where it ends in order or was
 * told to stop, with 2 where its flags are wrong, and with 1, after a sentence on stderr, where anything else failed.
 */
export async function runProgram(program: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const stop = stopSignal();
  try {
    await program(stop);
  } catch (error) {
    if (stop.aborted) return;
    report(describeFault(error));
    process.exitCode = error instanceof FlagFault ? 2 : 1;
  }
}

/** Both signals may come more than once: from the terminal, and again from whoever started the program. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
    setTimeout(() => process.exit(0), patience).unref();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return controller.signal;
}
