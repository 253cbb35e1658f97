import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { DealerPeer, icanhaz, nom } from "./dealer-peer.js";
import { digestFolder, writeFiles } from "./files.js";
import { RunningClient, startServer, type RunningServer } from "./programs.js";

const stage = new Stage();

afterAll(() => stage.clear());

test.concurrent("two clients get what each has subscribed to", async () => {
  const { endpoint, folder } = await startServer(stage);
  writeFiles(folder, { "a/1.txt": "of a", "b/1.txt": "of b", "ab/1.txt": "of neither", "top.txt": "of neither" });
  const one = new RunningClient(stage, { endpoint, flags: ["--subscribe", "/a", "--resync"] });
  const both = new RunningClient(stage, { endpoint, flags: ["--subscribe", "/a", "--subscribe", "/b", "--resync"] });
  await one.creates("a/1.txt");
  await both.creates("a/1.txt");
  await both.creates("b/1.txt");
  writeFiles(folder, { "b/2.txt": "of b", "ab/2.txt": "of neither" });
  await both.creates("b/2.txt");
  writeFiles(folder, { "a/3.txt": "of a" });
  await one.creates("a/3.txt");
  await both.creates("a/3.txt");
  expect(Object.keys(await digestFolder(one.inbox))).toEqual(["a/1.txt", "a/3.txt"]);
  expect(Object.keys(await digestFolder(both.inbox))).toEqual(["a/1.txt", "a/3.txt", "b/1.txt", "b/2.txt"]);
  expect(both.program.said.split("\n").sort()).toEqual(
    ["", "connected", "created a/1.txt", "created a/3.txt", "created b/1.txt", "created b/2.txt"].sort(),
  );
});

test.concurrent("a slash at the end of a path means nothing", async () => {
  const { endpoint, folder } = await startServer(stage);
  writeFiles(folder, { "a/1.txt": "of a", "ab.txt": "not of a" });
  const client = new RunningClient(stage, { endpoint, flags: ["--subscribe", "/a/", "--resync"] });
  await client.creates("a/1.txt");
  writeFiles(folder, { "a/2.txt": "of a" });
  await client.creates("a/2.txt");
  expect(client.program.said).toBe("connected\ncreated a/1.txt\ncreated a/2.txt\n");
});

test.concurrent("what two subscriptions have in common is sent once", async () => {
  const { endpoint, folder } = await startServer(stage);
  writeFiles(folder, { "marker.txt": "there", "a/1.txt": "of a" });
  const peer = new DealerPeer(stage, endpoint);
  await peer.enter();
  expect(await peer.ask(icanhaz("/"))).toBe("ICANHAZ-OK");
  expect(await peer.ask(icanhaz("/a"), nom(1_000n))).toBe("ICANHAZ-OK");
  writeFiles(folder, { "a/2.txt": "of both" });
  await peer.hearFile("/a/2.txt");
  writeFiles(folder, { "last.txt": "later" });
  const names = (await peer.hearFile("/last.txt")).map(({ filename }) => filename);
  expect(new Set(names)).not.toContain("/a/2.txt");
});

describe("folders under nested aliases", () => {
  let server: RunningServer;
  let [outer, inner, other]: readonly string[] = [];
  beforeAll(async () => {
    [outer, inner, other] = [stage.makeFolder(), stage.makeFolder(), stage.makeFolder()];
    writeFiles(outer, { "top.txt": "outer", "b/hidden.txt": "covered by the inner", "bc/not.txt": "outer as well" });
    writeFiles(inner, { "in.txt": "inner", "deep/in.txt": "inner, deep" });
    writeFiles(other, { "x.txt": "other" });
    const mounts = ["--publish", outer, "--alias", "/", "--publish", inner, "--alias", "/b"];
    server = await startServer(stage, {
      flags: [...mounts, "--publish", other, "--alias", "/b/deep/er", "--anonymous"],
    });
  });

  async function request(...paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const peer = new DealerPeer(stage, server.endpoint);
    await peer.enter();
    for (const path of paths) await peer.order(path, 10_000n);
    const burgers = await peer.drain();
    const files: Record<string, string> = {};
    for (const { filename, chunk } of burgers)
      files[filename] = (files[filename] ?? "") + Buffer.from(chunk).toString();
    return files;
  }

  test.concurrent("a path belongs to the longest alias before it", async () => {
    const all = { "/b/in.txt": "inner", "/b/deep/in.txt": "inner, deep" };
    expect(await request("/b")).toEqual(all);
    expect(await request("/b/deep")).toEqual({ "/b/deep/in.txt": "inner, deep" });
    expect(await request("/b/deep/er")).toEqual({ "/b/deep/er/x.txt": "other" });
  });

  test.concurrent("by whole segments", async () => {
    expect(await request("/bc")).toEqual({ "/bc/not.txt": "outer as well" });
  });

  test.concurrent("and what it covers is not there", async () => {
    expect(await request("/")).not.toHaveProperty(["/b/hidden.txt"]);
    expect(await request("/")).toMatchObject({ "/top.txt": "outer", "/bc/not.txt": "outer as well" });
    expect(await request("/b/hidden.txt")).toEqual({});
  });

  test.concurrent("a client has them in one inbox, and goes on hearing of all", async () => {
    const flags = ["--subscribe", "/", "--subscribe", "/b", "--resync"];
    const client = new RunningClient(stage, { endpoint: server.endpoint, flags });
    for (const path of ["top.txt", "bc/not.txt", "b/in.txt", "b/deep/in.txt"]) await client.creates(path);
    writeFiles(outer ?? "", { "late.txt": "outer" });
    await client.creates("late.txt");
    writeFiles(inner ?? "", { "late.txt": "inner" });
    await client.creates("b/late.txt");
    expect(client.program.said).not.toContain("hidden");
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
