import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { threadId } from "node:worker_threads";

/**
 * A run that holds a lock: a thread of a process. `started` tells two processes of the same number apart, and is empty where
 * no one knows.
 */
export interface LockOwner {
  readonly process: number;
  readonly thread: number;
  readonly started: string;
  readonly host: string;
}

const pattern = /^(\d+)-(\d+)-(\d*)-(.+)$/u;

/** Gives this thread as the owner of a lock. */
export function describeSelf(): LockOwner {
  const { pid } = process;
  return { process: pid, thread: threadId, started: readFate(pid).started, host: describeHost() };
}

/** Gives the name of the file that stands for an owner. */
export function nameOwner({ process: number, thread, started, host }: LockOwner): string {
  return [number, thread, started, host].join("-");
}

/** Reads the name of the file that stands for an owner; null where it is the name of something else. */
export function parseOwner(name: string): LockOwner | null {
  const [, number, thread, started, host] = pattern.exec(name) ?? [];
  if (number === undefined || started === undefined || host === undefined) return null;
  return { process: Number(number), thread: Number(thread), started, host };
}

/** Tells whether an owner is known to have ended. One on another machine is not: nothing here can tell. */
export function isGone({ process: number, started, host }: LockOwner): boolean {
  if (host !== describeHost()) return false;
  if (!isRunning(number)) return true;
  const fate = readFate(number);
  return fate.hasEnded || (fate.started !== "" && started !== "" && fate.started !== started);
}

function isRunning(number: number): boolean {
  try {
    return process.kill(number, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}

// Linux alone tells when a process began, and whether it has ended but nobody has asked how (proc_pid_stat(5)).
function readFate(number: number): { readonly started: string; readonly hasEnded: boolean } {
  try {
    const stat = readFileSync(`/proc/${String(number)}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { started: fields[19] ?? "", hasEnded: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return { started: "", hasEnded: false };
  }
}

// Two containers may have one name, and each numbers of its own for processes (pid_namespaces(7)).
function describeHost(): string {
  return `${hostname()}${findNumbering()}`.replace(/[^\w.-]/gu, "_") || "_";
}

function findNumbering(): string {
  try {
    return readlinkSync("/proc/self/ns/pid").replace(/\D+/gu, ".");
  } catch {
    return "";
  }
}
