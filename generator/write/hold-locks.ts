import { setTimeout } from "node:timers/promises";
import { takeLock } from "./folder-lock.js";
import type { LockOwner } from "./lock-owner.js";
import { lockPatience, type LockPatience } from "./lock-patience.js";

/** A lock that another run has held for so many seconds; `owner` is null where nobody can tell who that is. */
export interface HeldLock {
  readonly folder: string;
  readonly owner: LockOwner | null;
  readonly seconds: number;
}

/** What work under locks came to, or the lock that it could not have. */
export type LockedWork<T> =
  { readonly kind: "done"; readonly value: T } | { readonly kind: "held"; readonly held: HeldLock };

/**
 * Does work while it holds the locks of output folders, waiting for them as long as `patience` lasts. Nothing is held while it
 * waits, so that runs with several folders never wait for each other; and the work does not give way, so that no signal's
 * handler can end the process with a lock in its hands. Throws `InputError` where the disk refuses.
 */
export async function holdLocks<T>(
  folders: readonly string[],
  work: () => T,
  patience: LockPatience = lockPatience,
): Promise<LockedWork<T>> {
  const { longest, interval } = patience;
  const deadline = performance.now() + longest;
  for (;;) {
    const attempt = workOnce(folders, work, longest / 1000);
    if (attempt.kind === "done" || performance.now() >= deadline) return attempt;
    await setTimeout(interval);
  }
}

function workOnce<T>(folders: readonly string[], work: () => T, seconds: number): LockedWork<T> {
  const releases: (() => void)[] = [];
  try {
    for (const folder of folders) {
      const attempt = takeLock(folder);
      if (attempt.kind === "held") return { kind: "held", held: { folder, owner: attempt.owner, seconds } };
      releases.push(attempt.release);
    }
    return { kind: "done", value: work() };
  } finally {
    for (const release of releases) release();
  }
}
