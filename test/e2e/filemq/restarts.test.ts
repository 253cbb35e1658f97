import { rmSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { findClosedPort } from "../strange-server.js";
import { digestFolder, makeBytes, writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

const stage = new Stage();

afterAll(() => stage.clear());

describe.concurrent("a server that goes away", () => {
  test("by a kill, and comes back, is found by its client, which gets what has changed", async () => {
    const folder = stage.makeFolder();
    writeFiles(folder, { "kept.txt": "the same", "changed.txt": "first", "deleted.txt": "later" });
    const first = await startServer(stage, { folder });
    const client = new RunningClient(stage, { endpoint: first.endpoint });
    for (const path of ["kept.txt", "changed.txt", "deleted.txt"]) await client.creates(path);
    await first.program.kill();
    writeFiles(folder, { "changed.txt": "second", "new.txt": "made meanwhile" });
    const second = await startServer(stage, { folder, endpoint: first.endpoint });
    await client.creates("changed.txt", 2);
    await client.creates("new.txt");
    rmSync(join(folder, "deleted.txt"));
    await client.deletes("deleted.txt");
    expect(client.program.said.match(/^created kept\.txt$/gmu)).toHaveLength(1);
    expect(await digestFolder(client.inbox)).toEqual(await digestFolder(folder));
    await second.program.kill();
    writeFiles(folder, { "third.txt": "again" });
    await startServer(stage, { folder, endpoint: first.endpoint });
    await client.creates("third.txt");
  });

  test("in the middle of a file, leaves nothing partial, and completes it when it is back", async () => {
    const folder = stage.makeFolder();
    writeFiles(folder, { "a.bin": makeBytes(20_000) });
    const small = ["--anonymous", "--chunk-size", "100"];
    const first = await startServer(stage, { folder, flags: small });
    let reach: () => void = () => undefined;
    const middle = new Promise<void>((resolve) => (reach = resolve));
    const held = new Promise<void>(() => undefined);
    const tap = await ZeromqTap.open(stage, first.endpoint, {
      gate: ({ offset }) => {
        if (offset < 10_000n) return undefined;
        reach();
        return held;
      },
    });
    const client = new RunningClient(stage, { endpoint: tap.endpoint });
    await middle;
    tap.close();
    await first.program.kill();
    expect(client.program.said).not.toContain("a.bin");
    await startServer(stage, { folder, endpoint: tap.endpoint, flags: small });
    await client.creates("a.bin");
    expect(await digestFolder(client.inbox)).toEqual(await digestFolder(folder));
  });

  test("in order is found again, too, and refuses then who may not come in any more", async () => {
    const folder = stage.makeFolder();
    writeFiles(folder, { "a.txt": "hello" });
    const first = await startServer(stage, { folder });
    const client = new RunningClient(stage, { endpoint: first.endpoint });
    await client.creates("a.txt");
    first.program.signal("SIGTERM");
    expect(await first.program.end(4)).toMatchObject({ code: 0 });
    await startServer(stage, { folder, endpoint: first.endpoint, flags: ["--plain", "guest:guest"] });
    expect(await client.end()).toMatchObject({ code: 1, stderr: expect.stringContaining("login") as string });
  });

  test("keeps what a client without --resync has, which hears of what comes later", async () => {
    const folder = stage.makeFolder();
    const first = await startServer(stage, { folder });
    const tap = await ZeromqTap.open(stage, first.endpoint);
    const client = new RunningClient(stage, { endpoint: tap.endpoint, flags: [] });
    await tap.fromServer.first(({ type }) => type === "ICANHAZ-OK");
    writeFiles(folder, { "a.txt": "live" });
    await client.creates("a.txt");
    tap.close();
    await first.program.kill();
    writeFiles(folder, { "missed.txt": "while it was gone" });
    const second = await startServer(stage, { folder });
    const again = await ZeromqTap.open(stage, second.endpoint, { endpoint: tap.endpoint });
    await again.fromServer.first(({ type }) => type === "ICANHAZ-OK");
    writeFiles(folder, { "b.txt": "live again" });
    await client.creates("b.txt");
    expect(Object.keys(await digestFolder(client.inbox))).toEqual(["a.txt", "b.txt"]);
  });
});

describe.concurrent("a client", () => {
  test("that comes before its server waits, says so once, and begins when it is there", async () => {
    const endpoint = `tcp://127.0.0.1:${await findClosedPort()}`;
    const client = new RunningClient(stage, { endpoint });
    const [said] = await client.reports(1);
    expect(said).toContain(endpoint);
    const folder = stage.makeFolder();
    writeFiles(folder, { "a.txt": "hello" });
    await startServer(stage, { folder, endpoint });
    await client.creates("a.txt");
    expect(client.program.errors).toEqual([said]);
  });

  test("that is killed and started again goes on", async () => {
    const { endpoint, folder } = await startServer(stage);
    writeFiles(folder, { "a.txt": "first", "b.txt": "stays" });
    const first = new RunningClient(stage, { endpoint });
    await first.creates("a.txt");
    await first.creates("b.txt");
    await first.program.kill();
    writeFiles(folder, { "a.txt": "second" });
    const second = new RunningClient(stage, { endpoint, inbox: first.inbox });
    await second.creates("a.txt");
    expect(second.program.said).toBe("connected\ncreated a.txt\n");
    expect(await digestFolder(first.inbox)).toEqual(await digestFolder(folder));
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
