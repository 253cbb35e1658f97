import { afterAll, describe, expect, test } from "vitest";

import type { Program } from "../program.js";
import { Stage } from "../stage.js";
import { within } from "../within.js";
import { DealerPeer, icanhaz, nom, ohai, type Manner } from "./dealer-peer.js";
import { writeFiles } from "./files.js";
import { RunningClient, startServer } from "./programs.js";
import { ZeromqTap } from "./zeromq-tap.js";

const stage = new Stage();

afterAll(() => stage.clear());

/** A server of its own for one peer, so that its trace tells of this one only. */
async function meet(
  manner: Manner,
  flags: readonly string[] = ["--anonymous"],
): Promise<{ readonly peer: DealerPeer; readonly program: Program }> {
  const folder = stage.makeFolder();
  writeFiles(folder, { "a.txt": "hello" });
  const { endpoint, program } = await startServer(stage, { folder, flags: [...flags, "--trace"] });
  return { peer: new DealerPeer(stage, endpoint, manner), program };
}

describe.concurrent("a client that says nothing", () => {
  test("hears HUGZ each second, and is dropped without a word after 3 seconds", async () => {
    const { peer, program } = await meet("mute");
    await peer.send(ohai);
    const began = performance.now();
    await peer.hear();
    for (const second of [1, 2]) {
      expect(await peer.hear()).toEqual({ type: "HUGZ" });
      expect(performance.now() - began).toBeGreaterThan(second * 1_000 - 5);
    }
    await program.says(/ended: terminated/u);
    expect(performance.now() - began).toBeGreaterThan(2_995);
    await peer.send(icanhaz("/"));
    await within(
      peer.heard.first(({ type }) => type === "RTFM"),
      () => "the next message met no new session",
    );
    const types = peer.heard.entries.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(["OHAI-OK", "HUGZ", "HUGZ"]);
    // Where the third HUGZ and the end fall together, either may come first.
    expect(types.slice(3)).toEqual(types[3] === "HUGZ" ? ["HUGZ", "RTFM"] : ["RTFM"]);
  });

  test("is dropped where it has yet to prove who it is, and hears no HUGZ there", async () => {
    const { peer, program } = await meet("mute", ["--plain", "guest:guest"]);
    expect(await peer.ask(ohai)).toBe("ORLY");
    await program.says(/ended: terminated/u);
    expect(await peer.ask({ type: "HUGZ" })).toBe("RTFM");
  });

  test("is dropped where it waits for credit", async () => {
    const { peer, program } = await meet("mute");
    await peer.send(ohai, icanhaz("/", { RESYNC: "1" }), nom(1n));
    await program.says(/ended: terminated/u);
    expect(peer.heard.entries.map(({ type }) => type)).not.toContain("CHEEZBURGER");
  });
});

describe.concurrent("a client that answers HUGZ", () => {
  test("stays for longer than that", async () => {
    const { peer, program } = await meet("mute");
    expect(await peer.ask(ohai)).toBe("OHAI-OK");
    for (let seconds = 0; seconds < 4; seconds += 1) {
      expect(await peer.hear()).toEqual({ type: "HUGZ" });
      await peer.send({ type: "HUGZ-OK" });
    }
    expect(await peer.ask({ type: "HUGZ" })).toBe("HUGZ-OK");
    expect(program.said).not.toContain("ended");
  });

  test("is what the example's is", async () => {
    const { endpoint, folder } = await startServer(stage);
    const tap = await ZeromqTap.open(stage, endpoint);
    const client = new RunningClient(stage, { endpoint: tap.endpoint });
    const isOf = (wanted: string) => tap.fromClient.entries.filter(({ type }) => type === wanted);
    await within(
      tap.fromClient.first(() => isOf("HUGZ-OK").length >= 4),
      () => "the client does not answer HUGZ",
    );
    writeFiles(folder, { "a.txt": "after a while" });
    await client.creates("a.txt");
    expect(isOf("OHAI").length).toBe(1);
    expect(client.program.said).toBe("connected\ncreated a.txt\n");
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
