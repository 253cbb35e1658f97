import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { digestFolder } from "./files.js";
import { Kitchen } from "./kitchen.js";
import { RunningClient } from "./programs.js";
import { RouterHost } from "./router-host.js";

const stage = new Stage();

afterAll(() => stage.clear());

// One client for all: each test goes on where the one before has ended, and so shows that the client does.
describe("a client whose server", () => {
  const inbox = stage.makeFolder();
  let kitchen: Kitchen;
  let client: RunningClient;

  beforeAll(async () => {
    const host = await RouterHost.bind(stage);
    kitchen = new Kitchen(host);
    client = new RunningClient(stage, { endpoint: host.endpoint, inbox });
    await host.admit();
  });

  test.each<[string, (path: string) => Promise<void>]>([
    [
      "leaves a gap",
      async (path) => {
        await kitchen.chunk(path, 0, "abc");
        await kitchen.chunk(path, 10, "def");
        await kitchen.chunk(path, 13, "");
      },
    ],
    [
      "says a chunk twice",
      async (path) => {
        await kitchen.chunk(path, 0, "abc");
        await kitchen.chunk(path, 3, "def");
        await kitchen.chunk(path, 3, "def");
        await kitchen.chunk(path, 6, "");
      },
    ],
    [
      "begins in the middle",
      async (path) => {
        await kitchen.chunk(path, 3, "def");
        await kitchen.chunk(path, 6, "");
      },
    ],
    [
      "ends too early",
      async (path) => {
        await kitchen.chunk(path, 0, "abc");
        await kitchen.chunk(path, 2, "");
      },
    ],
    [
      "ends too late",
      async (path) => {
        await kitchen.chunk(path, 0, "abc");
        await kitchen.chunk(path, 4, "");
      },
    ],
    [
      "names an offset beyond all files",
      async (path) => {
        await kitchen.chunk(path, 0, "abc");
        await kitchen.patch({ operation: 1, filename: path, offset: 2n ** 64n - 1n, chunk: Buffer.from("def") });
        await kitchen.chunk(path, 6, "");
      },
    ],
    [
      "sends another file in between",
      async (path) => {
        await kitchen.chunk(path, 0, "abc");
        await kitchen.file("/other.txt", "another");
        await kitchen.chunk(path, 3, "def");
        await kitchen.chunk(path, 6, "");
      },
    ],
    [
      "knows another operation",
      async (path) => {
        await kitchen.patch({ operation: 3, filename: path, offset: 0n, chunk: Buffer.from("abc") });
        await kitchen.chunk(path, 3, "");
      },
    ],
  ])("%s has the file discarded, and that is reported", async (name, send) => {
    const [reports, path] = [client.program.errors.length, `broken ${name}.txt`];
    await send(`/${path}`);
    await kitchen.settle();
    await client.reports(reports + 1);
    expect(existsSync(join(inbox, path))).toBe(false);
    await kitchen.file(`/${path}`, "whole");
    await client.creates(path);
    expect(readFileSync(join(inbox, path), "utf8")).toBe("whole");
  });

  test("breaks a file off leaves the version that stands", async () => {
    await kitchen.file("/version.txt", "first");
    await kitchen.chunk("/version.txt", 0, "sec");
    await kitchen.chunk("/version.txt", 1, "x");
    await kitchen.settle();
    expect(readFileSync(join(inbox, "version.txt"), "utf8")).toBe("first");
  });

  test("begins a file anew gets the last version of it", async () => {
    await kitchen.chunk("/anew.txt", 0, "first ver");
    await kitchen.file("/anew.txt", "second");
    await client.creates("anew.txt");
    expect(readFileSync(join(inbox, "anew.txt"), "utf8")).toBe("second");
  });

  test("leaves nothing partial", async () => {
    const names = Object.keys(await digestFolder(inbox));
    expect(names.filter((name) => !client.program.said.includes(`created ${name}\n`))).toEqual([]);
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
