import { rmSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { DealerPeer, icanhaz, nom } from "./dealer-peer.js";
import { digestFolder, writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

const stage = new Stage();

afterAll(() => stage.clear());

const files = { "a.txt": "the same", "sub/b c.txt": "the same, too", "sub/empty.txt": "" };

/** What has = in its name cannot be named in a cache. */
const unnameable = { "größe=1.txt": "grown" };

/** Starts a server for a folder, and puts a tap before it. */
async function tapServer(folder: string): Promise<ZeromqTap> {
  const { endpoint } = await startServer(stage, { folder });
  return await ZeromqTap.open(stage, endpoint);
}

/** Gives which paths were sent, each once. */
function listPaths({ burgers }: ZeromqTap): readonly string[] {
  return [...new Set(burgers.map(({ filename, operation }) => `${operation} ${filename}`))].sort();
}

test.concurrent("nothing is sent that the inbox has already", async () => {
  const [folder, inbox] = [stage.makeFolder(), stage.makeFolder()];
  writeFiles(folder, files);
  writeFiles(inbox, files);
  const tap = await tapServer(folder);
  const client = new RunningClient(stage, { endpoint: tap.endpoint, inbox });
  await tap.fromServer.first(({ type }) => type === "ICANHAZ-OK");
  writeFiles(folder, { "marker.txt": "whatever comes before this was sent before" });
  await client.creates("marker.txt");
  expect(listPaths(tap)).toEqual(["1 /marker.txt"]);
  expect(client.program.said).toBe("connected\ncreated marker.txt\n");
  const [request] = tap.fromClient.entries.filter((message) => message.type === "ICANHAZ");
  expect(request?.options).toEqual(new Map([["RESYNC", "1"]]));
  expect(Object.fromEntries(request?.cache ?? [])).toMatchObject({
    "a.txt": expect.stringMatching(/^[\dA-F]{40}$/u) as string,
    "sub/b c.txt": expect.stringMatching(/^[\dA-F]{40}$/u) as string,
  });
});

test.concurrent("only what differs is sent", async () => {
  const [folder, inbox] = [stage.makeFolder(), stage.makeFolder()];
  writeFiles(folder, { ...files, ...unnameable, "new.txt": "not there yet" });
  writeFiles(inbox, { ...files, "sub/b c.txt": "another one!!", "sub/empty.txt": "x", "mine.txt": "of no server" });
  const tap = await tapServer(folder);
  const client = new RunningClient(stage, { endpoint: tap.endpoint, inbox });
  for (const path of ["new.txt", "sub/b c.txt", "sub/empty.txt"]) await client.creates(path);
  writeFiles(folder, { "marker.txt": "whatever comes before this was sent before" });
  await client.creates("marker.txt");
  const sent = listPaths(tap).filter((path) => !path.includes("="));
  expect(sent).toEqual(["1 /marker.txt", "1 /new.txt", "1 /sub/b c.txt", "1 /sub/empty.txt"]);
  const { "mine.txt": own, ...rest } = await digestFolder(inbox);
  expect(rest).toEqual(await digestFolder(folder));
  expect(own).toBeDefined();
});

test.concurrent("a cache is relative to its subscription", async () => {
  const [folder, inbox] = [stage.makeFolder(), stage.makeFolder()];
  writeFiles(folder, { ...files, "sub/new.txt": "not there yet", "other/c.txt": "not wanted" });
  writeFiles(inbox, files);
  const tap = await tapServer(folder);
  const flags = ["--subscribe", "/sub", "--resync"];
  const client = new RunningClient(stage, { endpoint: tap.endpoint, inbox, flags });
  await client.creates("sub/new.txt");
  writeFiles(folder, { "other/d.txt": "not wanted", "sub/marker.txt": "last" });
  await client.creates("sub/marker.txt");
  expect(listPaths(tap)).toEqual(["1 /sub/marker.txt", "1 /sub/new.txt"]);
  const [request] = tap.fromClient.entries.filter((message) => message.type === "ICANHAZ");
  expect([...(request?.cache.keys() ?? [])].sort()).toEqual(["b c.txt", "empty.txt"]);
});

test.concurrent("a file that changes back is sent again, though it was in the cache once", async () => {
  const folder = stage.makeFolder();
  writeFiles(folder, { "a.txt": "first" });
  const { endpoint } = await startServer(stage, { folder });
  const { "a.txt": sha1 = "" } = await digestFolder(folder);
  const peer = new DealerPeer(stage, endpoint);
  await peer.enter();
  expect(await peer.ask(icanhaz("/", { RESYNC: "1" }, { "a.txt": sha1 }))).toBe("ICANHAZ-OK");
  await peer.send(nom(1_000n));
  expect(await peer.drain()).toEqual([]);
  writeFiles(folder, { "a.txt": "second" });
  expect((await peer.hearFile("/a.txt")).map(({ chunk }) => Buffer.from(chunk).toString())).toEqual(["second", ""]);
  rmSync(join(folder, "a.txt"));
  expect(await peer.hear()).toMatchObject({ operation: 2, filename: "/a.txt" });
  writeFiles(folder, { "a.txt": "first" });
  expect((await peer.hearFile("/a.txt")).map(({ chunk }) => Buffer.from(chunk).toString())).toEqual(["first", ""]);
});

test.concurrent("a cache without RESYNC asks for nothing", async () => {
  const folder = stage.makeFolder();
  writeFiles(folder, { "a.txt": "first" });
  const { endpoint } = await startServer(stage, { folder });
  const peer = new DealerPeer(stage, endpoint);
  await peer.enter();
  expect(await peer.ask(icanhaz("/", {}, { "a.txt": "0".repeat(40) }), nom(1_000n))).toBe("ICANHAZ-OK");
  expect(await peer.drain()).toEqual([]);
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
