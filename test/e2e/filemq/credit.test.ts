import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import type { Cheezburger } from "../../../generated/filemq/index.js";
import { Stage } from "../stage.js";
import { DealerPeer, icanhaz, nom } from "./dealer-peer.js";
import { digestFolder, writeFiles } from "./files.js";
import { RunningClient, startServer, type RunningServer } from "./programs.js";

const stage = new Stage();

afterAll(() => stage.clear());

async function publish(files: Readonly<Record<string, string>>): Promise<RunningServer> {
  const folder = stage.makeFolder();
  writeFiles(folder, files);
  return await startServer(stage, { folder, flags: ["--anonymous", "--chunk-size", "10"] });
}

/** Says a chunk in short. */
function describe({ sequence, filename, offset, chunk }: Cheezburger): string {
  return `${sequence} ${filename} ${offset} ${Buffer.from(chunk).toString()}`;
}

test.concurrent("a chunk waits until the whole of it fits, an empty one costs nothing, the rest is kept", async () => {
  const { endpoint } = await publish({ "a.txt": "hello file is 19 by", "b.txt": "", "c.txt": "0123456789" });
  const peer = new DealerPeer(stage, endpoint);
  await peer.enter();
  await peer.order("/", 0n);

  async function grant(credit: bigint): Promise<readonly string[]> {
    await peer.send(nom(credit));
    return (await peer.drain()).map(describe);
  }

  expect(await peer.drain()).toEqual([]);
  expect(await grant(9n)).toEqual([]);
  expect(await grant(1n)).toEqual(["0 /a.txt 0 hello file"]);
  expect(await grant(8n)).toEqual([]);
  expect(await grant(0n)).toEqual([]);
  expect(await grant(1n)).toEqual(["1 /a.txt 10  is 19 by", "2 /a.txt 19 ", "3 /b.txt 0 "]);
  expect(await grant(12n)).toEqual(["4 /c.txt 0 0123456789", "5 /c.txt 10 "]);
  expect(await grant(18_446_744_073_709_551_615n)).toEqual([]);
  expect(await grant(18_446_744_073_709_551_615n)).toEqual([]);
});

test.concurrent("what is left of the credit is for what changes later, and the sequence goes on", async () => {
  const { endpoint, folder } = await publish({ "a.txt": "hello" });
  const peer = new DealerPeer(stage, endpoint);
  await peer.enter();
  await peer.order("/", 12n);
  expect((await peer.drain()).map(describe)).toEqual(["0 /a.txt 0 hello", "1 /a.txt 5 "]);
  writeFiles(folder, { "b.txt": "world!!" });
  expect((await peer.hearFile("/b.txt")).map(describe)).toEqual(["2 /b.txt 0 world!!", "3 /b.txt 7 "]);
  writeFiles(folder, { "c.txt": "none left", "d.txt": "" });
  expect(await peer.ask({ type: "HUGZ" })).toBe("HUGZ-OK");
  await peer.send(nom(9n));
  const burgers = [...(await peer.hearFile("/c.txt")), ...(await peer.drain())];
  expect(burgers.map(({ sequence }) => sequence)).toEqual(burgers.map((_, at) => BigInt(4 + at)));
});

test.concurrent("every client has a sequence and a credit of its own", async () => {
  const { endpoint } = await publish({ "a.txt": "hello" });
  const [one, other] = [new DealerPeer(stage, endpoint), new DealerPeer(stage, endpoint)];
  for (const peer of [one, other]) await peer.enter();
  await one.order("/", 100n);
  await other.order("/", 0n);
  expect((await one.drain()).map(describe)).toEqual(["0 /a.txt 0 hello", "1 /a.txt 5 "]);
  expect(await other.drain()).toEqual([]);
  await other.send(nom(5n));
  expect((await other.drain()).map(describe)).toEqual(["0 /a.txt 0 hello", "1 /a.txt 5 "]);
});

test.concurrent("a client that never grants anything keeps no other waiting", async () => {
  const { endpoint, folder } = await publish({ "a.txt": "hello" });
  const [idle, silent] = [new DealerPeer(stage, endpoint), new DealerPeer(stage, endpoint)];
  await idle.enter();
  await idle.order("/", 0n);
  await silent.enter();
  expect(await silent.ask(icanhaz("/", { RESYNC: "1" }))).toBe("ICANHAZ-OK");
  const client = new RunningClient(stage, { endpoint });
  await client.creates("a.txt");
  writeFiles(folder, { "a.txt": "hello again", "b.txt": "and this" });
  await client.creates("a.txt", 2);
  await client.creates("b.txt");
  expect(await idle.drain()).toEqual([]);
  // It gets each file once, as it is by now, once it wants to.
  await silent.send(nom(1_000n));
  const names = (await silent.drain()).filter(({ chunk }) => chunk.length === 0).map(({ filename }) => filename);
  expect(names.sort()).toEqual(["/a.txt", "/b.txt"]);
});

test.concurrent("a client that does not read keeps no other waiting", async () => {
  const folder = stage.makeFolder();
  mkdirSync(join(folder, "large"));
  for (const name of ["1.bin", "2.bin", "3.bin"]) {
    writeFileSync(join(folder, "large", name), "");
    truncateSync(join(folder, "large", name), 200_000_000); // It takes no room on the disk.
  }
  writeFiles(folder, { "small/a.txt": "hello" });
  const { endpoint, program } = await startServer(stage, { folder });
  const deaf = new DealerPeer(stage, endpoint, "deaf");
  await deaf.send({ type: "OHAI", protocol: "FILEMQ", version: 1 });
  await deaf.send(icanhaz("/large", { RESYNC: "1" }), nom(1_000_000_000_000n));
  const client = new RunningClient(stage, { endpoint, flags: ["--subscribe", "/small", "--resync"] });
  await client.creates("small/a.txt");
  for (let number = 0; number < 3; number += 1) {
    writeFiles(folder, { [`small/${number}.txt`]: `news ${number}` });
    await client.creates(`small/${number}.txt`);
  }
  const [sent, got] = [await digestFolder(join(folder, "small")), await digestFolder(join(client.inbox, "small"))];
  expect(got).toEqual(sent);
  program.signal("SIGTERM");
  expect(await program.end(4)).toMatchObject({ code: 0 });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
