import { once } from "node:events";
import { get } from "node:http";
import { connect } from "node:net";

import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";

import type { WebSocketPeer } from "../../generated/websocket-server.js";
import { certificate, key } from "./certificate.js";
import { echo, stageWebSocket, type EchoChoice, type EchoStage } from "./echo-stage.js";
import { connectFrames, connectMute, type FramePeer } from "./frame-peer.js";
import { echoOf } from "./line-peer.js";
import { Log } from "./log.js";

const long = "x".repeat(50_000);

test("a text frame is a message, and a binary one is malformed", async () => {
  const { port } = await stageWebSocket();
  const peer = await connectFrames(port);
  peer.say("grüße");
  peer.socket.send(Buffer.from('{"type":"SAY","text":"one"}'));
  peer.socket.send("no message");
  peer.say("two");
  expect(await peer.received.reach(4)).toEqual(["grüße", "bad", "bad", "two"].map(echoOf));
});

test("a message that is too long closes its connection with 1009", async () => {
  const { port, ends, faults } = await stageWebSocket();
  const peer = await connectFrames(port);
  peer.socket.send(" ".repeat(65_536));
  expect(await peer.received.first()).toEqual(echoOf("bad"));
  peer.socket.send(" ".repeat(65_537));
  expect(await peer.closed).toMatchObject({ code: 1009 });
  expect((await ends.first()).reason).toBe("closed");
  expect(faults.entries).toMatchObject([{ code: "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH" }]);
});

test("a close tells why the session ended, behind its last message", async () => {
  const { port, host } = await stageWebSocket({
    hear: () => {
      throw new Error("this handler fails");
    },
  });
  const [leaver, failer, stayer] = await Promise.all([connectFrames(port), connectFrames(port), connectFrames(port)]);
  leaver.socket.send('{"type":"LEAVE"}');
  expect(await leaver.closed).toEqual({ code: 1000, reason: "final" });
  expect(leaver.received.entries).toEqual([{ type: "BYE", text: "LEAVE" }]);
  failer.say("one");
  expect(await failer.closed).toEqual({ code: 1011, reason: "fault" });
  await host.close();
  expect(await stayer.closed).toEqual({ code: 1001, reason: "shutdown" });
});

test("a context that throws closes its connection with 1011, is reported, and harms no other", async () => {
  let isBroken = true;
  const context: EchoChoice["context"] = ({ key: peer }) => {
    if (isBroken) throw new Error("this context fails");
    return peer;
  };
  const { port, faults } = await stageWebSocket({ context });
  const refused = await connectFrames(port);
  expect(await refused.closed).toMatchObject({ code: 1011 });
  expect(faults.entries).toMatchObject([{ message: "this context fails" }]);
  isBroken = false;
  const peer = await connectFrames(port);
  peer.say("one");
  expect(await peer.received.first()).toEqual(echoOf("one"));
});

test("a peer that answers pings stays, and one that is mute is cut off", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const stage = await stageWebSocket();
  const peer = await connectFrames(stage.port);
  const socket = await findSocket(stage);
  const mute = await connectMute(stage.port);
  await stage.sessions.reach(2);
  const gone = once(mute, "close");
  const answered = once(socket, "pong");
  vi.advanceTimersByTime(30_000);
  await answered;
  expect(stage.ends.entries).toEqual([]);
  vi.advanceTimersByTime(30_000);
  expect(await stage.ends.first()).toMatchObject({ session: stage.sessions.entries[1], reason: "closed" });
  await gone;
  peer.say("one");
  expect(await peer.received.first()).toEqual(echoOf("one"));
});

test("a connection without a message is closed after the idle time", async () => {
  const { port, ends } = await stageWebSocket({}, { idleTimeout: 30 });
  const peer = await connectFrames(port);
  await peer.closed;
  expect((await ends.first()).reason).toBe("closed");
});

test("no other path than its own is served", async () => {
  const { port, sessions } = await stageWebSocket({}, { path: "/echo" });
  await expect(connectFrames(port, "/other")).rejects.toThrow("Unexpected server response: 400");
  await connectFrames(port, "/echo");
  expect((await sessions.first()).context).toMatchObject({ request: { url: "/echo" } });
});

test("who is not admitted is refused with 403, and so is all the world where asking fails", async () => {
  const { port, sessions, faults } = await stageWebSocket(
    {},
    {
      admits: ({ headers }) => {
        if (headers.origin === "http://broken.example") throw new Error("it cannot tell");
        return headers.origin === "http://good.example";
      },
    },
  );
  for (const origin of ["http://bad.example", "http://broken.example"])
    await expect(connectFrames(port, "", { origin })).rejects.toThrow("Unexpected server response: 403");
  expect(faults.entries).toMatchObject([{ message: "it cannot tell" }]);
  await connectFrames(port, "", { origin: "http://good.example" });
  await sessions.first();
});

test("a request that asks for no WebSocket is told to", async () => {
  const { port } = await stageWebSocket();
  const [response] = (await once(get({ port, host: "127.0.0.1" }), "response")) as [
    { statusCode: number; headers: object; resume(): void },
  ];
  response.resume();
  expect(response).toMatchObject({ statusCode: 426, headers: { upgrade: "websocket", connection: "Upgrade, close" } });
});

test("a port in use is refused", async () => {
  const { server, port } = await stageWebSocket();
  await expect(echo.listenEchoWebSocket(server, { port, error: () => undefined })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

test("more connections than there may be are closed at once", async () => {
  const { port } = await stageWebSocket({}, { maxConnections: 1 });
  const first = await connectFrames(port);
  await expect(connectFrames(port)).rejects.toThrow();
  first.say("one");
  expect(await first.received.first()).toEqual(echoOf("one"));
});

test("frames go over TLS, and a handshake that fails is reported", async () => {
  const { port, faults } = await stageWebSocket({}, { tls: { key, cert: certificate } });
  const plain = connect(port, "127.0.0.1");
  plain.on("error", () => undefined);
  plain.write("GET / HTTP/1.1\r\n\r\n");
  expect(await faults.first()).toBeInstanceOf(Error);
  const peer = await connectFrames(port, "", { ca: certificate });
  peer.say("one");
  expect(await peer.received.first()).toEqual(echoOf("one"));
});

test("a host that closes waits neither for a request that never comes nor for a TLS handshake", async () => {
  for (const tls of [undefined, { key, cert: certificate }]) {
    const { host, port } = await stageWebSocket({}, tls === undefined ? {} : { tls });
    const silent = connect(port, "127.0.0.1");
    silent.on("error", () => undefined);
    await once(silent, "connect");
    const gone = once(silent, "close");
    await host.close(60_000);
    await gone;
  }
});

test("a host closes though a peer never answers", async () => {
  const { host, port, sessions } = await stageWebSocket({}, { closeTimeout: 20 });
  const mute = await connectMute(port);
  await sessions.first();
  const gone = once(mute, "close");
  await host.close();
  await gone;
});

test("a session that leaves its connection open leaves it to the application", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const texts = new Log<string>();
  const { port, ends } = await stageWebSocket(
    {
      ended: ({ context: { socket } }) => {
        if (socket instanceof WebSocket)
          socket.on("message", (data: Buffer) => {
            texts.add(data.toString());
          });
      },
    },
    { idleTimeout: 50_000, keepAlive: 0 },
  );
  const peer = await connectFrames(port);
  peer.socket.send('{"type":"KEEP"}');
  expect(await peer.received.first()).toEqual({ type: "BYE", text: "KEEP" });
  expect((await ends.first()).reason).toBe("released");
  vi.advanceTimersByTime(100_000);
  peer.socket.send("no message");
  expect(await texts.first((text) => text !== '{"type":"KEEP"}')).toBe("no message");
});

interface Stuck {
  readonly stage: EchoStage;
  readonly peer: FramePeer;
  readonly written: number;
}

/** Gives the server's own socket of the first session. */
async function findSocket(stage: EchoStage): Promise<WebSocketPeer["socket"]> {
  const { context } = await stage.sessions.first();
  if (!("request" in context)) throw new Error("no WebSocket");
  return context.socket;
}

/** Lets a peer that does not read say so much that the server cannot send its answers any more. */
async function getStuck(): Promise<Stuck> {
  const stage = await stageWebSocket();
  const peer = await connectFrames(stage.port);
  const socket = await findSocket(stage);
  peer.socket.pause();
  let written = 0;
  while (peer.socket.bufferedAmount < 1_000_000 || !socket.isPaused) {
    peer.say(long);
    written += 1;
    await new Promise(setImmediate);
  }
  return { stage, peer, written };
}

test("nothing is read of a peer that does not read, until it does", async () => {
  const { stage, peer, written } = await getStuck();
  const socket = await findSocket(stage);
  for (let more = 0; more < 100; more += 1) {
    peer.say("more");
    await new Promise(setImmediate);
  }
  expect(socket.bufferedAmount).toBeLessThan(4 * 65_536);
  peer.socket.resume();
  const answers = await peer.received.reach(written + 100);
  expect(answers.slice(0, written)).toEqual(Array.from({ length: written }, () => echoOf(long)));
  expect(answers.slice(written)).toEqual(Array.from({ length: 100 }, () => echoOf("more")));
});

test("what is held of a peer that does not read is dropped when its session ends", async () => {
  const { stage, peer } = await getStuck();
  stage.sessions.entries.forEach((session) => {
    session.terminate();
  });
  peer.socket.resume();
  expect(await peer.closed).toEqual({ code: 1000, reason: "terminated" });
  expect(stage.ends.entries).toMatchObject([{ reason: "terminated" }]);
});

test("a peer that does not read what is sent to all is cut off, told of once, and no other", async () => {
  const stage = await stageWebSocket({}, { maxUnsent: 300_000 });
  const [deaf, other] = [await connectFrames(stage.port), await connectFrames(stage.port)];
  await stage.sessions.reach(2);
  deaf.socket.pause();
  const isCutOff = (): boolean => stage.faults.entries.length > 0;
  let told = 0;
  while (!isCutOff()) {
    stage.server.broadcast({ type: "tell", text: long });
    told += 1;
    if (isCutOff()) {
      stage.server.broadcast({ type: "tell", text: long });
      told += 1;
    }
    await other.received.reach(told);
  }
  expect((await stage.ends.first()).reason).toBe("closed");
  expect(stage.faults.entries).toMatchObject([{ message: "the peer does not read" }]);
  other.say("one");
  expect((await other.received.reach(told + 1)).at(-1)).toEqual(echoOf("one"));
});

test("a peer that reads is not taken for one that is gone, though its answers are not read, and one that does not is", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const stage = await stageWebSocket();
  const peer = await connectFrames(stage.port, "", { autoPong: false });
  const socket = await findSocket(stage);
  const getStuckAnew = async (): Promise<void> => {
    peer.socket.pause();
    while (!socket.isPaused) {
      stage.server.broadcast({ type: "tell", text: long });
      await new Promise(setImmediate);
    }
  };
  await getStuckAnew();
  vi.advanceTimersByTime(30_000);
  peer.socket.resume();
  while (socket.isPaused) await new Promise(setImmediate);
  await getStuckAnew();
  vi.advanceTimersByTime(30_000);
  expect(socket.readyState).toBe(socket.OPEN);
  vi.advanceTimersByTime(30_000);
  expect((await stage.ends.first()).reason).toBe("closed");
});
