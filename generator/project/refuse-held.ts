import { showPath } from "../faults/show-path.js";
import { lockName, type HeldLock } from "../index.js";
import type { PlannedTarget } from "./plan-target.js";

/** Gives a planned target as one that is refused, if it is its folder whose lock another run has held for too long. */
export function refuseHeld(planned: PlannedTarget, held: HeldLock): PlannedTarget {
  if (planned.target.out !== held.folder) return planned;
  const lock = {
    path: lockName,
    spec: null,
    change: "refuse" as const,
    standing: "foreign" as const,
    reason: describeHolder(held),
    content: null,
    found: { kind: "other" as const, what: "a folder" },
  };
  return { ...planned, plan: { ...planned.plan, files: [lock, ...planned.plan.files] } };
}

/** Says in a sentence that a run was refused because of another one; null where it was not. */
export function describeHeld(planned: readonly PlannedTarget[]): string | null {
  const held = planned.find(({ plan }) => plan.files.some(({ path }) => path === lockName));
  return held === undefined ? null : `Another run holds the lock of ${showPath(held.target.out)}. Nothing was written.`;
}

function describeHolder({ owner, seconds }: HeldLock): string {
  const who = owner === null ? "" : ` (process ${String(owner.process)} on ${owner.host})`;
  return `another run${who} has held this lock for ${String(seconds)} s; if it has ended, remove the lock`;
}
