import { once } from "node:events";
import type { Socket } from "node:net";

import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";

import { listenTcp, type TcpPeer } from "../../generated/tcp.js";
import { stageTcp, type EchoChoice, type EchoStage } from "./echo-stage.js";
import { connectPeer, echoOf, say, writePieces, type LinePeer } from "./line-peer.js";
import { Log } from "./log.js";

interface Opened {
  readonly stage: EchoStage;
  readonly peer: LinePeer;
  /** The server's own socket. */
  readonly socket: Socket;
}

async function open(choice: EchoChoice = {}): Promise<Opened> {
  const stage = await stageTcp(choice);
  const peer = await connectPeer(stage.port);
  const { context } = await stage.sessions.first();
  return { stage, peer, socket: context.socket as Socket };
}

test("a line may arrive in pieces, cut inside a character too", async () => {
  const { peer, socket } = await open();
  const line = Buffer.from(say("grüße €"));
  const euro = line.indexOf("€");
  await writePieces(peer, socket, [line.subarray(0, 5), line.subarray(5, euro + 1), line.subarray(euro + 1)]);
  expect(await peer.read()).toEqual(echoOf("grüße €"));
});

test("a chunk may hold several lines, and the beginning of another", async () => {
  const { peer } = await open();
  peer.write(say("one") + say("two") + say("three").slice(0, 4));
  peer.write(say("three").slice(4));
  expect([await peer.read(), await peer.read(), await peer.read()]).toEqual(["one", "two", "three"].map(echoOf));
});

test("a carriage return before the newline does no harm", async () => {
  const { peer } = await open();
  peer.write(say("one").replace("\n", "\r\n"));
  expect(await peer.read()).toEqual(echoOf("one"));
});

test("an empty line is malformed, and so is one that is not UTF-8", async () => {
  const { peer } = await open();
  peer.write("\n");
  peer.write(Buffer.from(say("?").replace("?", "\xff"), "latin1"));
  peer.write(say("one"));
  expect([await peer.read(), await peer.read(), await peer.read()]).toEqual(["bad", "bad", "one"].map(echoOf));
});

/** Answers a long text with how long it is, since an answer is a line of 65,536 characters at most. */
const measure: EchoChoice = {
  hear: (session, { text = "" }) => {
    session.send({ type: "ECHO", text: String(text.length) });
    return undefined;
  },
};

const spare = say("").length - 1;

function sayBytes(length: number): string {
  return say("x".repeat(length - spare));
}

test("a line of 65,536 bytes is taken, and one of a byte more is malformed", async () => {
  const { peer } = await open(measure);
  peer.write(sayBytes(65_536));
  expect(await peer.read()).toEqual(echoOf(String(65_536 - spare)));
  peer.write(sayBytes(65_537) + say("one"));
  expect([await peer.read(), await peer.read()]).toEqual([echoOf("bad"), echoOf("3")]);
});

test("a line that never ends is malformed once, as soon as it is too long, and skipped to its end", async () => {
  const { peer, socket } = await open();
  peer.write("x".repeat(65_536));
  while (socket.bytesRead < 65_536) await once(socket, "data");
  await writePieces(peer, socket, ["x"]);
  expect(await peer.read()).toEqual(echoOf("bad"));
  peer.write("x".repeat(200_000));
  peer.write(`x\n${say("one")}`);
  expect(await peer.read()).toEqual(echoOf("one"));
});

test("half a line at the end is dropped, and what was asked before it is answered", async () => {
  const { stage, peer } = await open();
  peer.socket.end(say("one") + say("two").slice(0, -2));
  expect(await peer.readAll()).toEqual([echoOf("one")]);
  expect(await peer.closed).toBeNull();
  expect((await stage.ends.first()).reason).toBe("closed");
});

test("a line that arrives byte by byte is not copied at every byte", async () => {
  const { peer, socket } = await open(measure);
  const line = Buffer.from(sayBytes(65_536));
  const copied = vi.spyOn(Buffer.prototype, "copy");
  const joined = vi.spyOn(Buffer, "concat");
  onTestFinished(() => void vi.restoreAllMocks());
  for (const byte of line) socket.emit("data", Buffer.of(byte));
  const bytes = copied.mock.results.reduce((sum, { value }) => sum + Number(value), 0);
  expect(joined).not.toHaveBeenCalled();
  expect(bytes).toBeGreaterThanOrEqual(65_536);
  expect(bytes).toBeLessThan(4 * 65_536);
  expect(await peer.read()).toEqual(echoOf(String(65_536 - spare)));
});

const maxLineLength = 12;

/** Lists what lines come to: their text, or why they are none. */
function readLines(bytes: Buffer): readonly string[] {
  const lines: string[] = [];
  for (let from = 0, end = bytes.indexOf(10); end >= 0; from = end + 1, end = bytes.indexOf(10, from)) {
    const line = bytes.subarray(from, end);
    const text = line.toString();
    if (line.length > maxLineLength) lines.push("malformed: a line is too long");
    else lines.push(Buffer.from(text).equals(line) ? text : "malformed: a line must be UTF-8");
  }
  return lines;
}

/** Listens with a server that notes what it is given, and takes nothing for a message but the whole line. */
async function listenForLines(): Promise<{
  readonly port: number;
  readonly peers: Log<TcpPeer>;
  readonly lines: Log<string>;
}> {
  const peers = new Log<TcpPeer>();
  const lines = new Log<string>();
  const session = {
    ended: false,
    opened: () => undefined,
    closed: () => {
      lines.add("closed");
    },
    accept: (received: { readonly kind: string; readonly message?: string; readonly reason?: string }) => {
      lines.add(received.message ?? `${received.kind}: ${String(received.reason)}`);
    },
  };
  const connect = (peer: TcpPeer): typeof session => {
    peers.add(peer);
    return session;
  };
  const codec = { decode: (message: string) => ({ kind: "message" as const, message }), encode: String };
  const close = (): Promise<void> => Promise.resolve();
  const { port, ...host } = await listenTcp<string, string>({ connect, close }, codec, {
    port: 0,
    maxLineLength,
    error: () => undefined,
  });
  onTestFinished(() => host.close());
  return { port, peers, lines };
}

const piece = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 14 }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom("\n", "\r\n", "\n\n").map((text) => Buffer.from(text)),
);

test("however lines are cut into chunks, they are the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 8 }), async (parts, cuts) => {
      const { port, peers, lines } = await listenForLines();
      const bytes = Buffer.concat([...parts, Buffer.from("\n")]);
      const places = cuts.map((cut) => cut % bytes.length).sort((one, other) => one - other);
      const chunks = [0, ...places]
        .map((from, index) => bytes.subarray(from, places[index]))
        .filter(({ length }) => length > 0);
      const peer = await connectPeer(port);
      const { socket } = await peers.first();
      await writePieces(peer, socket, chunks);
      peer.socket.end();
      await lines.first((line) => line === "closed");
      expect(lines.entries).toEqual([...readLines(bytes), "closed"]);
    }),
    { numRuns: 100 },
  );
});
