import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { PublishedFolder } from "../../../examples/filemq/published/published-folder.js";

let folder: string;
let skipped: string[];
let published: PublishedFolder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "filemq-published-"));
  mkdirSync(join(folder, "pub"));
  skipped = [];
  published = new PublishedFolder(
    { alias: "/x", folder: join(folder, "pub") },
    { owns: (path) => !path.startsWith("/x/other/"), skipped: (path) => skipped.push(path) },
  );
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(folder, "pub", path, ".."), { recursive: true });
  writeFileSync(join(folder, "pub", path), text);
}

/** Scans until every change is told: those of a file that was just written are kept back for a moment. */
async function refresh(): Promise<readonly string[]> {
  const told: string[] = [];
  do {
    for (const { operation, path } of await published.refresh()) told.push(`${operation} ${path}`);
  } while (!published.isSettled);
  return told.sort();
}

describe("PublishedFolder", () => {
  it("tells what is there, and from then on what changes", async () => {
    write("a", "1");
    write("sub/deep/b", "2");
    expect(await refresh()).toEqual(["create /x/a", "create /x/sub/deep/b"]);
    expect(await refresh()).toEqual([]);
    write("a", "12");
    renameSync(join(folder, "pub/sub"), join(folder, "pub/bus"));
    expect(await refresh()).toEqual(["create /x/a", "create /x/bus/deep/b", "delete /x/sub/deep/b"]);
  });

  it("sees that a file was replaced by one of the same size and time", async () => {
    write("a", "1");
    write("b", "2");
    for (const path of ["a", "b"]) utimesSync(join(folder, "pub", path), 1, 1);
    await refresh();
    renameSync(join(folder, "pub/b"), join(folder, "pub/a"));
    expect(await refresh()).toEqual(["create /x/a", "delete /x/b"]);
  });

  it("publishes no link, no socket, nothing half received and nothing of another mount", async () => {
    writeFileSync(join(folder, "secret"), "secret");
    symlinkSync(join(folder, "secret"), join(folder, "pub/link"));
    symlinkSync(folder, join(folder, "pub/out"));
    const socket = createServer().listen(join(folder, "pub/socket"));
    await once(socket, "listening");
    write(".filemq-1.part", "half");
    write("other/a", "covered");
    expect(await refresh()).toEqual([]);
    socket.close();
    expect(new Set(skipped)).toEqual(new Set(["/x/link", "/x/out"]));
  });

  it("says what no message can carry", async () => {
    write("back\\slash", "1");
    write(`${"a".repeat(120)}/${"b".repeat(120)}/${"c".repeat(20)}`, "2");
    writeFileSync(Buffer.concat([Buffer.from(join(folder, "pub/")), Buffer.of(0xff)]), "3");
    expect(await refresh()).toEqual([]);
    expect(skipped.length).toBeGreaterThanOrEqual(3);
    expect(new Set(skipped).size).toBe(3);
  });

  it("deletes nothing where its folder is away for a while", async () => {
    write("a", "1");
    await refresh();
    renameSync(join(folder, "pub"), join(folder, "away"));
    expect(await refresh()).toEqual([]);
    expect(skipped).toEqual(["/x"]);
    renameSync(join(folder, "away"), join(folder, "pub"));
    expect(await refresh()).toEqual([]);
  });

  it("lets a file become a folder, and the other way round", async () => {
    write("a", "1");
    await refresh();
    rmSync(join(folder, "pub/a"));
    write("a/b", "1");
    expect(await refresh()).toEqual(["create /x/a/b", "delete /x/a"]);
    rmSync(join(folder, "pub/a"), { recursive: true });
    write("a", "1");
    expect(await refresh()).toEqual(["create /x/a", "delete /x/a/b"]);
  });
});
