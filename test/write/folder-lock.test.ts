import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { InputError } from "../../generator/faults/input-error.js";
import { lockName, takeLock } from "../../generator/write/folder-lock.js";
import { holdLocks } from "../../generator/write/hold-locks.js";
import { describeSelf, isGone, nameOwner, parseOwner, type LockOwner } from "../../generator/write/lock-owner.js";
import { makeScratchFolder, readFiles, writeFiles } from "../commands/scratch-folder.js";
import { findDeadOwner } from "./dead-owner.js";

const patience = { longest: 60, interval: 5 };

let living: { readonly owner: LockOwner; readonly end: () => void };

beforeAll(() => {
  const child = spawn("cat");
  const { pid = 0 } = child;
  const started = existsSync("/proc") ? readFileSync(`/proc/${String(pid)}/stat`, "latin1").split(" ")[21] : "";
  living = {
    owner: { ...describeSelf(), process: pid, started: started ?? "" },
    end: () => {
      child.stdin.end();
    },
  };
});

afterAll(() => {
  living.end();
});

function lockOf(owner: LockOwner): Readonly<Record<string, string>> {
  return { [`.chartwright.lock/${nameOwner(owner)}`]: "" };
}

describe("takeLock", () => {
  it("takes a free lock and gives it back without a trace", () => {
    const folder = join(makeScratchFolder(), "deep/out");
    const attempt = takeLock(folder);
    expect(readdirSync(join(folder, ".chartwright.lock"))).toEqual([nameOwner(describeSelf())]);
    if (attempt.kind === "taken") attempt.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("tells who holds it, and leaves no trace of having tried", () => {
    const folder = makeScratchFolder(lockOf(living.owner));
    expect(takeLock(folder)).toEqual({ kind: "held", owner: living.owner });
    expect(readFiles(folder)).toEqual(lockOf(living.owner));
  });

  it.each([
    ["of a process that has ended", findDeadOwner],
    ["of a process whose number another one has", () => ({ ...living.owner, started: "1" })],
    ["that it could not give back itself", describeSelf],
  ])("takes over one %s", (_what, findOwner) => {
    const folder = makeScratchFolder(lockOf(findOwner()));
    expect(takeLock(folder).kind).toBe("taken");
    expect(readdirSync(join(folder, ".chartwright.lock"))).toEqual([nameOwner(describeSelf())]);
  });

  it.skipIf(process.platform !== "linux")("takes over one of a process that has ended unasked", async () => {
    // It ends once the shell that has begun it is another program, which never asks how it has ended.
    const waiting = '(while read -r name < /proc/$$/comm && [ "$name" = sh ]; do :; done) & echo $!; exec cat';
    const parent = spawn("sh", ["-c", waiting]);
    const pid = Number(await new Promise<Buffer>((resolve) => parent.stdout.once("data", resolve)));
    const readStat = (): string => readFileSync(`/proc/${String(pid)}/stat`, "latin1");
    const deadline = performance.now() + 10_000;
    while (!readStat().includes(") Z ") && performance.now() < deadline) await setImmediate();
    const ended = { ...describeSelf(), process: pid, started: readStat().split(" ")[21] ?? "" };
    expect(isGone(ended)).toBe(true);
    parent.stdin.end();
  });

  it("takes one over whose owner was killed while it gave it back", () => {
    const folder = makeScratchFolder();
    mkdirSync(join(folder, ".chartwright.lock"));
    expect(takeLock(folder).kind).toBe("taken");
  });

  it("does not take over one of another machine, of another thread, or of nobody it knows", () => {
    const [far, near] = [
      { ...findDeadOwner(), host: "elsewhere" },
      { ...describeSelf(), thread: 99 },
    ];
    expect(takeLock(makeScratchFolder(lockOf(far)))).toEqual({ kind: "held", owner: far });
    expect(takeLock(makeScratchFolder(lockOf(near)))).toEqual({ kind: "held", owner: near });
    const mine = { ".chartwright.lock/mine.txt": "mine" };
    const folder = makeScratchFolder(mine);
    expect(takeLock(folder)).toEqual({ kind: "held", owner: null });
    expect(readFiles(folder)).toEqual(mine);
  });

  it("does not take over one of a container that has the same name and numbers of its own", () => {
    const ofAnother = { ...findDeadOwner(), host: hostname().replace(/[^\w.-]/gu, "_") };
    expect(isGone(ofAnother)).toBe(!existsSync("/proc/self/ns/pid"));
  });

  it("removes nothing behind a link in its place", () => {
    const outside = makeScratchFolder({ [nameOwner(findDeadOwner())]: "kept" });
    const folder = makeScratchFolder();
    symlinkSync(outside, join(folder, lockName));
    expect(() => takeLock(folder)).toThrow(InputError);
    expect(readdirSync(outside)).toHaveLength(1);
  });

  it("removes what killed runs made to take it, and nothing of runs that are alive", () => {
    const [gone, alive] = [nameOwner(findDeadOwner()), nameOwner(living.owner)];
    const drafts = [gone, alive, "mine"].map((owner) => [`.chartwright.lock-${owner}/${owner}`, ""] as const);
    const folder = makeScratchFolder(Object.fromEntries(drafts));
    const attempt = takeLock(folder);
    if (attempt.kind === "taken") attempt.release();
    expect(readdirSync(folder).toSorted()).toEqual([`.chartwright.lock-${alive}`, ".chartwright.lock-mine"]);
  });

  it("refuses a file or a link in its place, and follows none", () => {
    expect(() => takeLock(makeScratchFolder({ ".chartwright.lock": "mine" }))).toThrow(
      /Cannot lock with \S+lock: .+\.$/u,
    );
    const [folder, elsewhere] = [makeScratchFolder(), makeScratchFolder()];
    symlinkSync(elsewhere, join(folder, ".chartwright.lock"));
    expect(() => takeLock(folder)).toThrow(/Cannot lock with \S+lock: .+\.$/u);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe("isGone", () => {
  it("is not said of a process that this user may not signal", () => {
    const refused = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
    });
    const isOver = isGone({ ...describeSelf(), started: "" });
    refused.mockRestore();
    expect(isOver).toBe(false);
  });
});

describe("parseOwner", () => {
  it.each([{ host: "a-b.example" }, { started: "" }])("reads what nameOwner gives: %j", (part) => {
    const owner = { ...describeSelf(), ...part };
    expect(parseOwner(nameOwner(owner))).toEqual(owner);
  });

  it.each(["", "mine", "1-2-3", "a-0-1-host"])("gives null for %j", (name) => {
    expect(parseOwner(name)).toBeNull();
  });
});

describe("holdLocks", () => {
  it("waits until another run has released the lock", async () => {
    const folder = makeScratchFolder(lockOf(living.owner));
    const work = holdLocks([folder], () => readdirSync(folder), { longest: 20_000, interval: 1 });
    writeFiles(folder, { "its.ts": "" });
    rmSync(join(folder, ".chartwright.lock"), { recursive: true });
    expect(await work).toEqual({ kind: "done", value: [".chartwright.lock", "its.ts"] });
    expect(readdirSync(folder)).toEqual(["its.ts"]);
  });

  it("gives up when it has waited long enough, and holds nothing", async () => {
    const [free, held] = [makeScratchFolder(), makeScratchFolder(lockOf(living.owner))];
    const work = await holdLocks([free, held], () => "done", patience);
    expect(work).toEqual({ kind: "held", held: { folder: held, owner: living.owner, seconds: 0.06 } });
    expect(readdirSync(free)).toEqual([]);
  });

  it("holds nothing while it waits for another one", async () => {
    const [free, held] = [makeScratchFolder(), makeScratchFolder(lockOf(living.owner))];
    const work = holdLocks([free, held], () => "done", patience);
    const seen = takeLock(free);
    expect(seen.kind).toBe("taken");
    if (seen.kind === "taken") seen.release();
    await work;
  });

  it("releases what it holds where the work fails", async () => {
    const folder = makeScratchFolder();
    const work = holdLocks([folder], () => {
      throw new Error("work failed");
    });
    await expect(work).rejects.toThrow("work failed");
    expect(readdirSync(folder)).toEqual([]);
  });
});
