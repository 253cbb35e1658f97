import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { Stage } from "../stage.js";
import { assemble, DealerPeer, nom } from "./dealer-peer.js";
import { digestFolder, makeBytes, writeFiles } from "./files.js";
import { RunningClient, startServer, type RunningServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

const stage = new Stage();

afterAll(() => stage.clear());

const small = ["--anonymous", "--chunk-size", "10"];

describe.concurrent("a file that changes while it is being sent", () => {
  const before = "0123456789".repeat(3);
  const after = "abcdefghij".repeat(4);

  const changes: readonly (readonly [string, (path: string) => void])[] = [
    [
      "is replaced",
      (path) => {
        writeFileSync(`${path}.new`, after);
        renameSync(`${path}.new`, path);
      },
    ],
    [
      "is written over",
      (path) => {
        writeFileSync(path, after);
      },
    ],
    [
      "is made shorter, then longer",
      (path) => {
        writeFileSync(path, "x");
        writeFileSync(path, after);
      },
    ],
  ];

  let server: RunningServer;

  beforeAll(async () => {
    const folder = stage.makeFolder();
    for (const name of [...changes.map(([change]) => change), "is gone"])
      writeFiles(folder, { [`${name}/a.txt`]: before });
    server = await startServer(stage, { folder, flags: small });
  });

  /** Has the first chunk of a file sent, and lets it wait for the next; gives the file's place, and its client. */
  async function begin(name: string): Promise<{ readonly place: string; readonly peer: DealerPeer }> {
    const peer = new DealerPeer(stage, server.endpoint);
    await peer.enter();
    await peer.order(`/${name}`, 10n);
    expect(await peer.hear()).toMatchObject({ type: "CHEEZBURGER", filename: `/${name}/a.txt`, offset: 0n });
    return { place: join(server.folder, name, "a.txt"), peer };
  }

  test.each(changes)("arrives in its last version where it %s", async (name, change) => {
    const { place, peer } = await begin(name);
    change(place);
    await peer.send(nom(1_000n));
    expect(assemble(await peer.hearFile(`/${name}/a.txt`))).toBe(after);
  });

  test("is deleted at the client where it is gone", async () => {
    const { place, peer } = await begin("is gone");
    rmSync(place);
    await peer.send(nom(1_000n));
    for (;;) {
      const message = await peer.hear();
      expect(message).toMatchObject({ type: "CHEEZBURGER", filename: "/is gone/a.txt" });
      if (message.type === "CHEEZBURGER" && message.operation === 2) break;
      expect(message).not.toMatchObject({ offset: BigInt(before.length) });
    }
    expect(await peer.drain()).toEqual([]);
  });

  test("stands whole at a client, whenever it is looked at", async () => {
    const folder = stage.makeFolder();
    const [old, young] = [makeBytes(3_000_000, 1), makeBytes(4_000_000, 2)];
    writeFiles(folder, { "a.bin": old });
    const { endpoint } = await startServer(stage, { folder, flags: ["--anonymous", "--chunk-size", "100000"] });
    let isChanged = false;
    const tap = await ZeromqTap.open(stage, endpoint, {
      gate: ({ offset }) => {
        if (offset === 1_000_000n && !isChanged) {
          isChanged = true;
          writeFiles(folder, { "a.bin": young });
        }
        return undefined;
      },
    });
    const client = new RunningClient(stage, { endpoint: tap.endpoint });
    await client.creates("a.bin");
    const [first] = Object.values(await digestFolder(client.inbox));
    const fresh = await digestFolder(folder);
    // The server may have read all of the old version before it was changed: then the new one follows it.
    if (first !== fresh["a.bin"]) await client.creates("a.bin", 2);
    expect(await digestFolder(client.inbox)).toEqual(fresh);
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
