import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { DealerPeer, icanhaz } from "./dealer-peer.js";
import { writeFiles } from "./files.js";
import { startServer, type RunningServer } from "./programs.js";

const stage = new Stage();
const secret = "what nobody may have";
let server: RunningServer;
let outside: string;

beforeAll(async () => {
  const around = stage.makeFolder();
  const folder = join(around, "published");
  outside = join(around, "outside");
  writeFiles(around, { "outside/secret.txt": secret, "published.txt": secret, "published/sub/a.txt": "hello" });
  symlinkSync(outside, join(folder, "folder-link"));
  symlinkSync(join(outside, "secret.txt"), join(folder, "file-link"));
  symlinkSync("../..", join(folder, "sub/up"));
  symlinkSync(".", join(folder, "loop"));
  symlinkSync("sub/a.txt", join(folder, "inner-link"));
  server = await startServer(stage, { folder });
});

afterAll(() => stage.clear());

async function enter(): Promise<DealerPeer> {
  const peer = new DealerPeer(stage, server.endpoint);
  await peer.enter();
  return peer;
}

describe("nothing from outside comes", () => {
  const paths = [
    "..",
    "/..",
    "../outside",
    "/../outside",
    "/../published.txt",
    "/sub/../../outside",
    "/sub/../sub",
    "/./sub",
    "//outside",
    "/sub//a.txt",
    "\\..\\outside",
    "/..\\outside",
    "/%2e%2e/outside",
    "/sub\0/../../outside",
    "/\0",
    "",
    "sub",
    ".",
    "/folder-link",
    "/folder-link/",
    "/folder-link/secret.txt",
    "/file-link",
    "/sub/up",
    "/sub/up/outside",
    "/loop/sub",
    `/${"x".repeat(254)}`,
    `/${"../".repeat(80)}etc/passwd`,
  ];

  test.concurrent.each(paths)("for %j", async (path) => {
    const peer = await enter();
    await peer.order(path, 1_000_000n);
    const burgers = await peer.drain();
    for (const { filename, chunk } of burgers) {
      expect(filename).toBe("/sub/a.txt");
      expect(Buffer.from(chunk).toString()).not.toContain(secret);
    }
    expect(await peer.ask({ type: "HUGZ" })).toBe("HUGZ-OK");
  });

  test.concurrent("for where the folder outside lies", async () => {
    for (const path of [outside, `/${relative("/", outside)}/secret.txt`, server.folder]) {
      const peer = await enter();
      await peer.order(path, 1_000_000n);
      expect(await peer.drain()).toEqual([]);
    }
  });

  test.concurrent("for a path beside one that is for all", async () => {
    const peer = await enter();
    await peer.order("/..", 1_000_000n);
    await peer.order("/", 1_000_000n);
    const names = (await peer.drain()).map(({ filename }) => filename);
    expect([...new Set(names)]).toEqual(["/sub/a.txt"]);
  });

  test.concurrent("when a folder becomes a link after its files were seen", async () => {
    const around = stage.makeFolder();
    const folder = join(around, "published");
    writeFiles(around, { "outside/x.txt": secret, "published/a.txt": "hello", "published/sub/x.txt": "mine" });
    const { endpoint } = await startServer(stage, { folder });
    const peer = new DealerPeer(stage, endpoint);
    await peer.enter();
    await peer.order("/", 0n); // The first file waits for credit, and the other behind it.
    expect(await peer.drain()).toEqual([]);
    renameSync(join(folder, "sub"), join(around, "away"));
    symlinkSync(join(around, "outside"), join(folder, "sub"));
    await peer.send({ type: "NOM", credit: 1_000_000n, sequence: 0n });
    const chunks = (await peer.drain()).map(({ chunk }) => Buffer.from(chunk).toString());
    expect(chunks).toContain("hello");
    expect(chunks).not.toContain(secret);
  });

  test.concurrent("when something changes there", async () => {
    const { folder } = server;
    const peer = await enter();
    for (const path of ["/", "/..", "/folder-link", "/sub/up/outside"])
      expect(await peer.ask(icanhaz(path))).toBe("ICANHAZ-OK");
    await peer.send({ type: "NOM", credit: 1_000_000n, sequence: 0n });
    writeFiles(outside, { "secret.txt": `${secret}!`, "more.txt": secret });
    mkdirSync(join(folder, "late"));
    symlinkSync(join(outside, "more.txt"), join(folder, "late/link"));
    writeFiles(folder, { "late/marker.txt": "what comes before this came before" });
    const names = (await peer.hearFile("/late/marker.txt")).map(({ filename }) => filename);
    expect([...new Set(names)]).toEqual(["/late/marker.txt"]);
    // Another scan, to be sure of the link, which may have come to the folder after the first.
    writeFiles(folder, { "late/second.txt": "the last" });
    const more = (await peer.hearFile("/late/second.txt")).map(({ filename }) => filename);
    expect([...new Set(more)]).toEqual(["/late/second.txt"]);
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
