import { afterAll, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { readConversations, takeStep } from "./conversation.js";
import { DealerPeer } from "./dealer-peer.js";
import { writeFiles } from "./files.js";
import { startServer } from "./programs.js";

const stage = new Stage();

afterAll(() => stage.clear());

test.concurrent.each(readConversations())("$title", async ({ server, folder: files, steps }) => {
  const folder = stage.makeFolder();
  writeFiles(folder, files);
  const { endpoint, program } = await startServer(stage, { folder, flags: server });
  const peer = new DealerPeer(stage, endpoint);
  for (const step of steps) {
    const met = await takeStep(step, peer, folder);
    expect(met?.heard, JSON.stringify(step)).toEqual(met?.wanted);
  }
  expect(peer.left).toEqual([]);
  expect(program.said).not.toMatch(/^\s+at /mu);
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
