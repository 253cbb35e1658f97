import { systemClock } from "./clock.js";
import { FolderWatches } from "./folder-watches.js";
import { burstPace, gatherBursts } from "./gather-bursts.js";
import { runOnChange, type ChangeRunner, type InputState } from "./run-on-change.js";
import { takeTurns } from "./take-turns.js";
import type { WatchPlan } from "./watch-plan.js";

/** The inputs of a run, as they are at a moment, and where to watch for changes of them. */
export interface WatchedInputs extends InputState {
  readonly plan: WatchPlan;
}

/**
 * Runs once, and again whenever inputs have changed, one run at a time, until it is to end; a run under way is not waited
 * for. Rejects where looking or running does, and with `InputError` where the system refuses to watch.
 */
export async function watchInputs<S extends WatchedInputs, R>(
  runner: ChangeRunner<S, R>,
  ended: AbortSignal,
): Promise<void> {
  const lookClosely = async (): Promise<S> => {
    const inputs = await runner.look();
    // What happened in a folder before it was watched was not seen, so it is looked at again.
    return watches.follow(inputs.plan) ? await lookClosely() : inputs;
  };
  let fail: (error: unknown) => void = () => undefined;
  const turns = takeTurns(runOnChange({ ...runner, look: lookClosely }), (error) => {
    fail(error);
  });
  const bursts = gatherBursts(turns.ask, burstPace, systemClock);
  const watches = new FolderWatches(bursts.touch);
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      ended.addEventListener("abort", () => {
        resolve();
      });
      turns.ask();
    });
  } finally {
    turns.stop();
    bursts.stop();
    watches.close();
  }
}
