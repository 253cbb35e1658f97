/**
 * The time the processor has spent on this process, in nanoseconds; unlike the time of day it does not count what others
 * did meanwhile. Collecting garbage counts, on whatever thread.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}
