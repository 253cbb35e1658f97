import { cpuTime } from "./cpu-time.js";
import type { Pace } from "./task.js";

/** Runs a piece of work until it is warm; answers with the number of times that makes up a slice. */
export function calibrate(work: (times: number) => void, pace: Pace): number {
  let times = 100;
  let left = pace.warmUp * 1e6;
  while (left > 0) {
    const took = timeOf(work, times);
    left -= took;
    if (took < 2e6) times *= 2;
  }
  const enough = (pace.slice * 1e6) / (timeOf(work, times) / times);
  return Math.max(1, Math.round(enough));
}

/** The processor's time for a piece of work, in nanoseconds. */
export function timeOf(work: (times: number) => void, times: number): number {
  const start = cpuTime();
  work(times);
  return Math.max(1, cpuTime() - start);
}
