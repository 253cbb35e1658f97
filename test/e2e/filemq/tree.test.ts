import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { digestFolder, makeBytes, writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";

const stage = new Stage();

afterAll(() => stage.clear());

/** A name of 254 bytes: with the slash before it, the longest that a message can carry. */
const longest = "x".repeat(254);

test.concurrent.each([10, 1_000_000])("a tree of files arrives as it is, in chunks of %d", async (size) => {
  const folder = stage.makeFolder();
  writeFiles(folder, {
    "empty.txt": "",
    "one byte.bin": "x",
    "one less.bin": makeBytes(size - 1, 1),
    "exact.bin": makeBytes(size, 2),
    "one more.bin": makeBytes(size + 1, 3),
    "twice.bin": makeBytes(2 * size, 4),
    "many.bin": makeBytes(Math.min(50 * size, 1_000_000) + 7, 5),
    "a/b/c/d/e/deep.txt": "deep down",
    "a/also here.txt": "nested",
    "a b/c  d/ leading and trailing ": "blanks",
    "größe/日本語/😀.txt": "not ASCII",
    "equals=sign": "a=b",
    ".hidden/.file": "dots",
    "...": "three dots",
    "-rf": "looks like a flag",
    [longest]: "a long name",
  });
  mkdirSync(join(folder, "no files/in here"), { recursive: true });
  const { endpoint, program } = await startServer(stage, {
    folder,
    flags: ["--anonymous", "--chunk-size", String(size)],
  });
  const client = new RunningClient(stage, { endpoint });
  await client.connects();
  const sent = await digestFolder(folder);
  await client.createsMany(Object.keys(sent).length);
  for (const path of Object.keys(sent)) await client.creates(path);
  expect(await digestFolder(client.inbox)).toEqual(sent);
  expect([program.errors, client.program.errors]).toEqual([[], []]);
});

test.concurrent("hundreds of files arrive, more than a message can name", async () => {
  const folder = stage.makeFolder();
  const names = Array.from({ length: 600 }, (_, number) => `${number % 7}/file ${number}.txt`);
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, `this is ${name}`])));
  const { endpoint } = await startServer(stage, { folder });
  const client = new RunningClient(stage, { endpoint });
  await client.createsMany(names.length);
  expect(await digestFolder(client.inbox)).toEqual(await digestFolder(folder));
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
