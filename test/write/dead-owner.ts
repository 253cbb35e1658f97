import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { lockName } from "../../generator/write/folder-lock.js";
import { describeSelf, nameOwner, type LockOwner } from "../../generator/write/lock-owner.js";

let ended: number | null = null;
let count = 0;

/** Gives a process that has ended, another one at each call, as the owner of a lock. */
export function findDeadOwner(): LockOwner {
  ended ??= spawnSync("true").pid;
  count += 1;
  return { ...describeSelf(), process: ended, started: String(count) };
}

/** Makes the locks that this process holds in a folder, and what it made to take them, those of a process that has ended. */
export function killOwner(folder: string): void {
  if (!existsSync(folder)) return;
  const own = nameOwner(describeSelf());
  const gone = nameOwner(findDeadOwner());
  for (const lock of readdirSync(folder).filter((name) => name.startsWith(lockName))) {
    if (existsSync(join(folder, lock, own))) renameSync(join(folder, lock, own), join(folder, lock, gone));
    renameSync(join(folder, lock), join(folder, lock.replace(own, gone)));
  }
}
