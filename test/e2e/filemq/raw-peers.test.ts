import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { encodeClientMessage, type ClientMessage } from "../../../generated/filemq/index.js";
import { Stage } from "../stage.js";
import { DealerPeer, icanhaz, nom, ohai, yarly } from "./dealer-peer.js";
import { writeFiles } from "./files.js";
import { startServer, type RunningServer } from "./programs.js";

const stage = new Stage();
let server: RunningServer;

beforeAll(async () => {
  const folder = stage.makeFolder();
  writeFiles(folder, { "a.txt": "hello" });
  server = await startServer(stage, { folder });
});

afterAll(() => stage.clear());

function connect(): DealerPeer {
  return new DealerPeer(stage, server.endpoint);
}

/** Gives frames, each of a text whose characters are its bytes. */
function frames(...texts: readonly string[]): readonly Uint8Array[] {
  return texts.map((text) => Buffer.from(text, "latin1"));
}

const hugz: ClientMessage = { type: "HUGZ" };

describe("before OHAI", () => {
  test.concurrent.each<[string, ClientMessage]>([
    ["ICANHAZ", icanhaz("/", { RESYNC: "1" })],
    ["NOM", nom(100n)],
    ["HUGZ", hugz],
    ["KTHXBAI", { type: "KTHXBAI" }],
    ["YARLY", yarly("guest", "guest")],
  ])("%s is answered with RTFM, and leaves nothing behind", async (_name, message) => {
    const peer = connect();
    for (let times = 0; times < 3; times += 1) {
      await peer.send(message);
      expect(await peer.hear()).toEqual({ type: "RTFM", reason: "" });
    }
    expect(await peer.ask(ohai)).toBe("OHAI-OK");
    expect(await peer.drain()).toEqual([]);
  });

  test.concurrent("HUGZ-OK is ignored", async () => {
    expect(await connect().ask({ type: "HUGZ-OK" }, ohai)).toBe("OHAI-OK");
  });
});

describe("what is dropped without an answer", () => {
  const long = "x".repeat(100_000);

  const dropped: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ["another protocol", frames("\xaa\xa3\x01\x06FILEMX\x01")],
    ["another version", frames("\xaa\xa3\x01\x06FILEMQ\x02")],
    ["half of an OHAI", frames("\xaa\xa3\x01\x06FI")],
    ["an empty frame", frames("")],
    ["a wrong signature", frames("\xaa\xa2\x01\x06FILEMQ\x01")],
    ["half of a signature", frames("\xaa")],
    ["no id", frames("\xaa\xa3")],
    ["an unknown id", frames("\xaa\xa3\x63")],
    ["the id 0", frames("\xaa\xa3\x00")],
    ["what only a server says", frames("\xaa\xa3\x04")],
    ["a YARLY without its frame", frames("\xaa\xa3\x03\x05PLAIN")],
    ["an ICANHAZ that promises more options than it has", frames("\xaa\xa3\x05\x01/\xff\x08RESYNC=1")],
    ["an option without =", frames("\xaa\xa3\x05\x01/\x01\x06RESYNC\x00")],
    ["a path that is not UTF-8", frames("\xaa\xa3\x05\x02/\xff\x00\x00")],
    ["a NOM cut short", frames("\xaa\xa3\x07\x00\x00\x00\x00\x00\x00\x00")],
    ["a lot of nonsense", frames(long)],
    ["hundreds of frames", frames(...Array.from({ length: 300 }, () => "nonsense"))],
  ];

  test.concurrent.each(dropped)("in Start: %s", async (_name, message) => {
    const peer = connect();
    expect(await peer.ask(message, message, ohai)).toBe("OHAI-OK");
    expect(await peer.drain()).toEqual([]);
  });

  test.concurrent.each(dropped)("in Ready: %s", async (_name, message) => {
    const peer = connect();
    await peer.enter();
    expect(await peer.ask(message, message, hugz)).toBe("HUGZ-OK");
    await peer.order("/", 1_000n);
    expect((await peer.drain()).map(({ sequence }) => sequence)).toEqual([0n, 1n]);
  });

  test.concurrent("nothing comes of it", () => {
    expect(server.program.errors).toEqual([]);
  });
});

describe("what is more than a message", () => {
  const surplus: readonly (readonly [string, (message: ClientMessage) => readonly Uint8Array[]])[] = [
    ["bytes in the first frame", (message) => [Buffer.concat([encode(message), Buffer.from("more")])]],
    ["a frame behind", (message) => [encode(message), Buffer.from("more")]],
    ["an empty frame behind", (message) => [encode(message), Buffer.alloc(0)]],
  ];

  function encode(message: ClientMessage): Uint8Array {
    const [first = Buffer.alloc(0)] = encodeClientMessage(message);
    return first;
  }

  test.concurrent.each(surplus)("%s is let be", async (_name, spoil) => {
    const peer = connect();
    expect(await peer.ask(spoil(ohai))).toBe("OHAI-OK");
    expect(await peer.ask(spoil(icanhaz("/", { RESYNC: "1" })))).toBe("ICANHAZ-OK");
    await peer.send(spoil(nom(1_000n)));
    expect((await peer.drain()).map(({ chunk }) => Buffer.from(chunk).toString())).toEqual(["hello", ""]);
    expect(await peer.ask(spoil(hugz))).toBe("HUGZ-OK");
  });
});

describe("in Ready", () => {
  test.concurrent("HUGZ is answered, HUGZ-OK ignored", async () => {
    const peer = connect();
    await peer.enter();
    expect(await peer.ask({ type: "HUGZ-OK" }, { type: "HUGZ-OK" }, hugz)).toBe("HUGZ-OK");
    expect(await peer.drain()).toEqual([]);
  });

  test.concurrent("YARLY is out of turn", async () => {
    const peer = connect();
    await peer.enter();
    expect(await peer.ask(yarly("guest", "guest"))).toBe("RTFM");
    expect(await peer.ask(icanhaz("/"))).toBe("RTFM");
    expect(await peer.ask(ohai)).toBe("OHAI-OK");
  });

  test.concurrent("OHAI begins anew, without what was subscribed to and granted", async () => {
    const peer = connect();
    await peer.enter();
    await peer.order("/", 3n);
    expect(await peer.drain()).toEqual([]);
    await peer.enter();
    await peer.send(nom(2n));
    expect(await peer.drain()).toEqual([]);
    await peer.order("/", 3n);
    expect((await peer.drain()).map(({ sequence }) => sequence)).toEqual([0n, 1n]);
  });

  test.concurrent("KTHXBAI ends the session, and says nothing", async () => {
    const [peer, other] = [connect(), connect()];
    await other.enter();
    await peer.enter();
    await peer.order("/", 1n);
    expect(await peer.drain()).toEqual([]);
    expect(await peer.ask({ type: "KTHXBAI" }, hugz)).toBe("RTFM");
    expect(await peer.ask(icanhaz("/"))).toBe("RTFM");
    await peer.enter();
    await peer.order("/", 5n);
    expect((await peer.drain()).map(({ sequence }) => sequence)).toEqual([0n, 1n]);
    expect(await other.ask(hugz)).toBe("HUGZ-OK");
  });

  test.concurrent("a burst of requests is taken in order", async () => {
    const peer = connect();
    await peer.send(ohai, icanhaz("/", { RESYNC: "1" }), icanhaz("/other"), nom(3n), nom(2n), hugz);
    const heard: string[] = [];
    while (heard.at(-1) !== "HUGZ-OK") heard.push((await peer.hear()).type);
    expect(heard).toEqual(["OHAI-OK", "ICANHAZ-OK", "ICANHAZ-OK", "CHEEZBURGER", "CHEEZBURGER", "HUGZ-OK"]);
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
