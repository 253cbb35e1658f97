import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Publisher } from "../../../examples/filemq/published/publisher.js";
import { isFor, readSubscription } from "../../../examples/filemq/published/subscription.js";
import { Subscriber } from "../../../examples/filemq/subscriber.js";
import type { Icanhaz } from "../../../generated/filemq/messages.js";

let folder: string;
let publisher: Publisher;
let subscriber: Subscriber;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "filemq-subscriber-"));
  for (const path of ["one/b/z", "one/a", "one/b/c/y", "two/x"]) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  publisher = new Publisher([
    { alias: "/", folder: join(folder, "one") },
    { alias: "/b/c", folder: join(folder, "two") },
  ]);
  do await publisher.open();
  while (publisher.find("/b/c")?.files.size !== 1 || publisher.find("/")?.files.size !== 2);
  subscriber = new Subscriber("peer", publisher, { chunkSize: 1_000 });
});

afterEach(() => {
  subscriber.close();
  rmSync(folder, { recursive: true });
});

function icanhaz(path: string, options: Record<string, string> = {}, cache: Record<string, string> = {}): Icanhaz {
  return { type: "ICANHAZ", path, options: new Map(Object.entries(options)), cache: new Map(Object.entries(cache)) };
}

function takeQueue(): readonly string[] {
  const taken: string[] = [];
  for (let patch = subscriber.delivery.queue.take(); patch !== null; patch = subscriber.delivery.queue.take())
    taken.push(`${patch.operation} ${patch.path}`);
  return taken;
}

describe("Subscriber", () => {
  it.each([
    ["/", ["create /a", "create /b/z"]],
    ["/b", ["create /b/z"]],
    ["/b/", ["create /b/z"]],
    ["/b/z", ["create /b/z"]],
    ["/b/c", ["create /b/c/x"]],
    ["/none", []],
  ])("resyncs %s", (path, expected) => {
    expect(subscriber.subscribe(icanhaz(path, { RESYNC: "1" }))).toBe(true);
    expect(takeQueue()).toEqual(expected);
  });

  it("queues nothing of what is there without RESYNC=1", () => {
    subscriber.subscribe(icanhaz("/"));
    subscriber.subscribe(icanhaz("/b", { RESYNC: "0" }));
    expect(takeQueue()).toEqual([]);
  });

  it.each(["", "b", "/../b", "//a", "/b/../a"])("takes no subscription of %j", (path) => {
    expect(subscriber.subscribe(icanhaz(path, { RESYNC: "1" }))).toBe(false);
    expect(takeQueue()).toEqual([]);
  });

  it("takes each change once, and only of what is wanted", () => {
    const [one, two] = [publisher.find("/"), publisher.find("/b/c")];
    if (one === null || two === null) throw new Error("nothing is published");
    subscriber.subscribe(icanhaz("/"));
    subscriber.subscribe(icanhaz("/b"));
    subscriber.offer(one, [
      { operation: "delete", path: "/a" },
      { operation: "create", path: "/b/z" },
    ]);
    subscriber.offer(two, [{ operation: "create", path: "/b/c/x" }]);
    expect(takeQueue()).toEqual(["delete /a", "create /b/z"]);
  });

  it("forgets everything where its client begins anew", () => {
    subscriber.subscribe(icanhaz("/", { RESYNC: "1" }));
    subscriber.delivery.credit.grant(10n);
    subscriber.reset();
    const one = publisher.find("/");
    if (one !== null) subscriber.offer(one, [{ operation: "create", path: "/a" }]);
    expect([takeQueue(), subscriber.delivery.credit.covers(1)]).toEqual([[], false]);
  });
});

describe("readSubscription", () => {
  it("has the cache by published paths, however its names are written", () => {
    const cache = { z: "1", "c/y": "2", "/b/w": "3" };
    const read = readSubscription(icanhaz("/b", {}, cache), publisher);
    expect(Object.fromEntries(read?.cache ?? [])).toEqual({ "/b/z": "1", "/b/c/y": "2", "/b/w": "3" });
    expect(Object.fromEntries(readSubscription(icanhaz("/", {}, { z: "1" }), publisher)?.cache ?? [])).toEqual({
      "/z": "1",
    });
  });

  it("is for its own mount only", () => {
    const read = readSubscription(icanhaz("/b"), publisher);
    const [one, two] = [publisher.find("/"), publisher.find("/b/c")];
    if (read === null || one === null || two === null) throw new Error("nothing is published");
    expect([isFor(read, one, "/b/z"), isFor(read, one, "/bz"), isFor(read, two, "/b/c/x")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
