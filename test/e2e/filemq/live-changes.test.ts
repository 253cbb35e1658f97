import { appendFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { DealerPeer, icanhaz, nom, ohai, yarly } from "./dealer-peer.js";
import { digestFolder, writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

const stage = new Stage();

afterAll(() => stage.clear());

const small = ["--anonymous", "--chunk-size", "10"];

describe.concurrent("what changes while a client is connected", () => {
  test("is created, changed, renamed and deleted in its inbox", async () => {
    const { endpoint, folder, program } = await startServer(stage, { flags: small });
    writeFiles(folder, { "first.txt": "there already" });
    const client = new RunningClient(stage, { endpoint });
    await client.creates("first.txt");

    writeFiles(folder, { "sub/new.txt": "first", "empty.txt": "" });
    await client.creates("sub/new.txt");
    await client.creates("empty.txt");
    writeFiles(folder, { "sub/new.txt": "second version", "first.txt": "" });
    await client.creates("sub/new.txt", 2);
    await client.creates("first.txt", 2);
    appendFileSync(join(folder, "empty.txt"), "no more");
    await client.creates("empty.txt", 2);
    expect(await digestFolder(client.inbox)).toEqual(await digestFolder(folder));

    renameSync(join(folder, "sub/new.txt"), join(folder, "renamed.txt"));
    await client.deletes("sub/new.txt");
    await client.creates("renamed.txt");
    renameSync(join(folder, "sub"), join(folder, "other"));
    writeFiles(folder, { "other/more.txt": "in a folder that was renamed" });
    await client.creates("other/more.txt");
    renameSync(join(folder, "other"), join(folder, "third"));
    await client.deletes("other/more.txt");
    await client.creates("third/more.txt");
    rmSync(join(folder, "empty.txt"));
    await client.deletes("empty.txt");
    rmSync(join(folder, "third"), { recursive: true });
    await client.deletes("third/more.txt");
    expect(await digestFolder(client.inbox)).toEqual(await digestFolder(folder));
    expect(Object.keys(await digestFolder(folder))).toEqual(["first.txt", "renamed.txt"]);
    expect([program.errors, client.program.errors]).toEqual([[], []]);
  });

  test("is delivered when a file becomes a folder, and a folder a file", async () => {
    const { endpoint, folder } = await startServer(stage);
    writeFiles(folder, { shape: "a file", "place/inside.txt": "in a folder" });
    const client = new RunningClient(stage, { endpoint });
    await client.creates("shape");
    await client.creates("place/inside.txt");
    rmSync(join(folder, "shape"));
    writeFiles(folder, { "shape/inside.txt": "in a folder now" });
    await client.creates("shape/inside.txt");
    rmSync(join(folder, "place"), { recursive: true });
    writeFiles(folder, { place: "a file now" });
    await client.creates("place");
    expect(await digestFolder(client.inbox)).toEqual(await digestFolder(folder));
    expect(client.program.errors).toEqual([]);
  });

  test("is all that a client without --resync gets", async () => {
    const folder = stage.makeFolder();
    writeFiles(folder, { "old.txt": "there before" });
    const { endpoint } = await startServer(stage, { folder });
    const tap = await ZeromqTap.open(stage, endpoint);
    const client = new RunningClient(stage, { endpoint: tap.endpoint, flags: [] });
    await tap.fromServer.first(({ type }) => type === "ICANHAZ-OK");
    writeFiles(folder, { "new.txt": "there after" });
    await client.creates("new.txt");
    expect(readdirSync(client.inbox)).toEqual(["new.txt"]);
    rmSync(join(folder, "old.txt")); // The inbox has none of it.
    writeFiles(folder, { "last.txt": "there at last" });
    await client.creates("last.txt");
    expect(client.program.said).toBe("connected\ncreated new.txt\ncreated last.txt\n");
  });

  test("is told once", async () => {
    const { endpoint, folder } = await startServer(stage);
    writeFiles(folder, { "a.txt": "once" });
    const client = new RunningClient(stage, { endpoint });
    await client.creates("a.txt");
    writeFiles(folder, { "b.txt": "then this" });
    await client.creates("b.txt");
    expect(client.program.said).toBe("connected\ncreated a.txt\ncreated b.txt\n");
  });
});

test.concurrent("a change for one client keeps another, which is not let in yet, where it is", async () => {
  const folder = stage.makeFolder();
  const { endpoint } = await startServer(stage, { folder, flags: ["--plain", "guest:a-secret-password"] });
  const [inside, outside, stranger] = [
    new DealerPeer(stage, endpoint),
    new DealerPeer(stage, endpoint),
    new DealerPeer(stage, endpoint),
  ];
  const answer = yarly("guest", "a-secret-password");
  expect(await inside.ask(ohai)).toBe("ORLY");
  expect(await inside.ask(answer)).toBe("OHAI-OK");
  expect(await inside.ask(icanhaz("/"))).toBe("ICANHAZ-OK");
  await inside.send(nom(100n));
  expect(await outside.ask(ohai)).toBe("ORLY");
  await stranger.send([Buffer.from("nonsense")]); // It has a session, in Start.
  writeFiles(folder, { "a.txt": "news" });
  await inside.hearFile("/a.txt");
  expect(await outside.ask(answer)).toBe("OHAI-OK");
  expect(await stranger.ask(ohai)).toBe("ORLY");
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
