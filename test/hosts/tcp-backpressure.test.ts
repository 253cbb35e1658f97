import { once } from "node:events";
import type { Socket } from "node:net";

import { expect, test } from "vitest";

import { stageTcp, type EchoStage } from "./echo-stage.js";
import { connectPeer, echoOf, say, type LinePeer } from "./line-peer.js";

const long = "x".repeat(50_000);

interface Stuck {
  readonly stage: EchoStage;
  readonly peer: LinePeer;
  /** The server's own socket. */
  readonly socket: Socket;
  /** How many messages the peer has written. */
  readonly written: number;
}

/** Lets a peer that does not read say so much that the server cannot send its answers any more. */
async function getStuck(): Promise<Stuck> {
  const stage = await stageTcp();
  const peer = await connectPeer(stage.port);
  const socket = (await stage.sessions.first()).context.socket as Socket;
  peer.socket.pause();
  const stuck = once(socket, "pause");
  let written = 0;
  while (!peer.socket.writableNeedDrain || !socket.writableNeedDrain) {
    peer.write(say(long));
    written += 1;
    await new Promise(setImmediate);
  }
  await stuck;
  return { stage, peer, socket, written };
}

test("nothing is read of a peer that does not read, until it does", async () => {
  const { peer, socket, written } = await getStuck();
  const read = socket.bytesRead;
  for (let more = 0; more < 100; more += 1) {
    peer.write(say("more"));
    await new Promise(setImmediate);
  }
  expect(socket.bytesRead).toBe(read);
  expect(socket.writableLength).toBeLessThan(3 * 65_536);
  expect(socket.readableLength).toBeLessThan(3 * 65_536);
  peer.socket.resume();
  for (let answer = 0; answer < written; answer += 1) expect(await peer.read()).toEqual(echoOf(long));
  for (let answer = 0; answer < 100; answer += 1) expect(await peer.read()).toEqual(echoOf("more"));
});

test("a peer that ends while it does not read is answered once it reads", async () => {
  const { stage, peer, written } = await getStuck();
  peer.socket.end(say("last"));
  peer.socket.resume();
  const answers = await peer.readAll();
  expect(answers).toHaveLength(written + 1);
  expect(answers.at(-1)).toEqual(echoOf("last"));
  expect((await stage.ends.first()).reason).toBe("closed");
});

test("a peer that does not read what is sent to all is cut off, and no other", async () => {
  const stage = await stageTcp({}, { maxUnsent: 300_000 });
  const [deaf, other] = [await connectPeer(stage.port), await connectPeer(stage.port)];
  await stage.sessions.reach(2);
  deaf.socket.pause();
  let told = 0;
  while (stage.ends.entries.length === 0) {
    stage.server.broadcast({ type: "tell", text: long });
    told += 1;
    expect(await other.read()).toEqual(echoOf(long));
    for (const { context } of stage.sessions.entries)
      expect((context.socket as Socket).writableLength).toBeLessThan(300_000 + 2 * long.length);
  }
  expect(stage.ends.entries).toMatchObject([{ reason: "closed" }]);
  expect(stage.faults.entries).toMatchObject([{ message: "the peer does not read" }]);
  expect(told).toBeGreaterThan(6);
  other.write(say("one"));
  expect(await other.read()).toEqual(echoOf("one"));
});

test("a limit smaller than what a socket takes at once is kept all the same", async () => {
  const stage = await stageTcp({}, { maxUnsent: 1_000 });
  const deaf = await connectPeer(stage.port);
  const socket = (await stage.sessions.first()).context.socket as Socket;
  deaf.socket.pause();
  while (stage.ends.entries.length === 0) {
    stage.server.broadcast({ type: "tell", text: "x".repeat(2_000) });
    expect(socket.writableLength).toBeLessThan(4_000);
    await new Promise(setImmediate);
  }
  expect(stage.faults.entries).toMatchObject([{ message: "the peer does not read" }]);
});
