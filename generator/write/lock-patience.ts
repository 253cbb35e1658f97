/** How long a run waits for another one to release a lock, and how often it looks; both in milliseconds. */
export interface LockPatience {
  readonly longest: number;
  readonly interval: number;
}

/** What a run waits where nothing else is said: to write takes another one a fraction of a second. */
export const lockPatience: LockPatience = { longest: 10_000, interval: 20 };
