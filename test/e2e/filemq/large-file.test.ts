import { existsSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { digestFolder, makeBytes, writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

const stage = new Stage();

afterAll(() => stage.clear());

/** Half of the large file. */
const half = 25_000_000n;

test("a client that is killed in the middle of 50 MB leaves nothing partial, and completes them when it comes again", async () => {
  const folder = stage.makeFolder();
  writeFiles(folder, { "before.txt": "small", "large.bin": makeBytes(50_000_000) });
  const { endpoint } = await startServer(stage, { folder });

  let open: () => void = () => undefined;
  let reachMiddle: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const middle = new Promise<void>((resolve) => (reachMiddle = resolve));
  const tap = await ZeromqTap.open(stage, endpoint, {
    gate: ({ filename, offset }) => {
      if (filename !== "/large.bin" || offset < half) return undefined;
      reachMiddle();
      return opened;
    },
  });
  const killed = new RunningClient(stage, { endpoint: tap.endpoint });
  await killed.creates("before.txt");
  await middle;
  await killed.program.kill();
  expect(existsSync(join(killed.inbox, "large.bin"))).toBe(false);
  expect(killed.program.said).not.toContain("large.bin");
  open();

  const again = new RunningClient(stage, { endpoint: tap.endpoint, inbox: killed.inbox });
  await again.creates("large.bin");
  expect(again.program.said).toBe("connected\ncreated large.bin\n");
  expect(await digestFolder(again.inbox)).toEqual(await digestFolder(folder));
  expect(stage.findSlips()).toEqual([]);
});
