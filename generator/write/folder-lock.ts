import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDiskRefusal, onDisk } from "../faults/disk-fault.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { describeSelf, isGone, nameOwner, parseOwner, type LockOwner } from "./lock-owner.js";
import { makeFolder } from "./replace-file.js";

/** The name of the lock in an output folder: a folder in which a file named after its owner stands. */
export const lockName = ".chartwright.lock";

/** Tells whether a lock stands in a folder, or what a run leaves that is killed before it has one. */
export function hasLock(folder: string): boolean {
  return listNames(folder).some((name) => name === lockName || name.startsWith(`${lockName}-`));
}

/** What taking a lock came to; `owner` is null where nobody can tell who holds it. */
export type LockAttempt =
  | { readonly kind: "taken"; readonly release: () => void }
  | { readonly kind: "held"; readonly owner: LockOwner | null };

/**
 * Takes the lock of an output folder, which is made where there is none, or tells who holds it. A lock whose owner has
 * ended is taken over: its file can be removed by its own name only, so that nobody ever removes another's, and the lock
 * itself comes with its owner's file in it, by one rename, which fails where there is one that is not empty. Throws
 * `InputError` where the disk refuses.
 */
export function takeLock(folder: string): LockAttempt {
  makeFolder(folder);
  const lock = join(folder, lockName);
  return onDisk("make", lock, () => {
    const own = nameOwner(describeSelf());
    refuseOther(lock);
    freeAbandoned(lock, own);
    if (listNames(lock).length > 0 || !putLock(lock, own)) return { kind: "held", owner: findOwner(lock) };
    removeDrafts(folder);
    return {
      kind: "taken",
      release: () => {
        freeLock(lock, own);
      },
    };
  });
}

// A link would lead out of the folder, to files that are nobody's lock.
function refuseOther(lock: string): void {
  if (lstatSync(lock, { throwIfNoEntry: false })?.isDirectory() !== false) return;
  throw new InputError(`Cannot lock with ${showPath(lock)}: it is not the folder that a run makes. Remove it.`);
}

function putLock(lock: string, own: string): boolean {
  const draft = `${lock}-${own}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  try {
    writeFileSync(join(draft, own), "");
    renameSync(draft, lock);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (isHeld(error)) return false;
    throw error;
  }
}

// Windows says EPERM where another folder is in the way.
function isHeld(error: unknown): boolean {
  return isDiskRefusal(error) && ["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code);
}

// A thread holds one lock of a folder at a time: if it has one already, the disk has kept it from releasing that.
function freeAbandoned(lock: string, own: string): void {
  for (const name of listNames(lock)) {
    const owner = parseOwner(name);
    if (name === own || (owner !== null && isGone(owner))) attempt(unlinkSync, join(lock, name));
  }
  attempt(rmdirSync, lock);
}

function freeLock(lock: string, own: string): void {
  attempt(unlinkSync, join(lock, own));
  attempt(rmdirSync, lock);
}

// What another run removed meanwhile needs no removing, and what cannot be removed will be when its owner has ended.
function attempt(remove: (path: string) => void, path: string): void {
  try {
    remove(path);
  } catch {
    return;
  }
}

function findOwner(lock: string): LockOwner | null {
  return (
    listNames(lock)
      .map(parseOwner)
      .find((owner) => owner !== null) ?? null
  );
}

// Those of runs that were killed before they had the lock.
function removeDrafts(folder: string): void {
  for (const name of listNames(folder).filter((other) => other.startsWith(`${lockName}-`))) {
    const owner = parseOwner(name.slice(lockName.length + 1));
    if (owner !== null && isGone(owner)) rmSync(join(folder, name), { recursive: true, force: true }); // Follows no link.
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
