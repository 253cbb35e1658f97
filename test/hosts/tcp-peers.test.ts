import { once } from "node:events";

import { expect, test } from "vitest";

import { formatAddress, type HostedSession } from "../../generated/host.js";
import type { Transport } from "../../generated/runtime.js";
import { listenTcp, type TcpPeer } from "../../generated/tcp.js";
import { stageTcp, type EchoChoice } from "./echo-stage.js";
import { connectPeer, echoOf, say } from "./line-peer.js";
import { Log } from "./log.js";

const leave = '{"type":"LEAVE"}\n';

test("messages that do not wait for their answers are answered in order", async () => {
  const { port } = await stageTcp();
  const peer = await connectPeer(port);
  const texts = Array.from({ length: 2_000 }, (_, index) => `number ${index}`);
  peer.write(texts.map(say).join(""));
  peer.write(leave);
  expect(await peer.readAll()).toEqual([...texts.map(echoOf), { type: "BYE", text: "LEAVE" }]);
});

test("a peer that has said its last word hears the answer", async () => {
  const { port, ends } = await stageTcp();
  const peer = await connectPeer(port);
  peer.socket.end(say("one"));
  expect(await peer.readAll()).toEqual([echoOf("one")]);
  expect((await ends.first()).reason).toBe("closed");
});

test("a session is told of a connection that is reset, and the server goes on", async () => {
  const { port, ends, faults, sessions } = await stageTcp();
  const [lost, other] = [await connectPeer(port), await connectPeer(port)];
  await sessions.reach(2);
  lost.write(say("one"));
  expect(await lost.read()).toEqual(echoOf("one"));
  lost.socket.resetAndDestroy();
  expect((await ends.first()).reason).toBe("closed");
  expect(faults.entries).toMatchObject([{ code: "ECONNRESET" }]);
  other.write(say("two"));
  expect(await other.read()).toEqual(echoOf("two"));
});

test("a promise that is awaited when the connection goes is told by its signal, and comes to nothing", async () => {
  const answers = new Log<(outcome: "heard") => void>();
  const hear: EchoChoice["hear"] = () =>
    new Promise((resolve) => {
      answers.add(resolve);
    });
  const { port, sessions, ends, errors } = await stageTcp({ hear });
  const peer = await connectPeer(port);
  const session = await sessions.first();
  peer.write(say("one"));
  const answer = await answers.first();
  const aborted = once(session.signal, "abort");
  peer.socket.resetAndDestroy();
  await aborted;
  answer("heard");
  expect((await ends.first()).reason).toBe("closed");
  expect(errors.entries).toEqual([]);
});

test("a handler that throws ends its session, and no other", async () => {
  const hear: EchoChoice["hear"] = (session, { text = "" }) => {
    if (text === "fail") throw new Error("this handler fails");
    session.send({ type: "ECHO", text });
    return undefined;
  };
  const { port, ends, errors } = await stageTcp({ hear });
  const [first, second] = [await connectPeer(port), await connectPeer(port)];
  first.write(say("one") + say("fail") + say("two"));
  expect(await first.readAll()).toEqual([echoOf("one")]);
  expect((await ends.first()).reason).toBe("fault");
  expect(errors.entries).toMatchObject([{ message: "this handler fails" }]);
  second.write(say("three"));
  expect(await second.read()).toEqual(echoOf("three"));
});

test("a context that throws closes its connection, is reported, and harms no other", async () => {
  let isBroken = true;
  const context: EchoChoice["context"] = ({ key }) => {
    if (isBroken) throw new Error("this context fails");
    return key;
  };
  const { port, faults, server } = await stageTcp({ context });
  const refused = await connectPeer(port);
  expect(await refused.readAll()).toEqual([]);
  expect(faults.entries).toMatchObject([{ message: "this context fails" }]);
  expect(server.sessions.size).toBe(0);
  isBroken = false;
  const peer = await connectPeer(port);
  peer.write(say("one"));
  expect(await peer.read()).toEqual(echoOf("one"));
});

test("a server knows its peers by their addresses", async () => {
  const { port, sessions } = await stageTcp();
  const { socket } = await connectPeer(port);
  expect((await sessions.first()).context.address).toBe(formatAddress("127.0.0.1", socket.localPort ?? 0));
  expect(formatAddress("::1", 7001)).toBe("[::1]:7001");
});

test("the last message arrives, however much the peer has sent that is not read any more", async () => {
  const { port, ends } = await stageTcp();
  const peer = await connectPeer(port);
  peer.write(leave);
  for (let chunk = 0; chunk < 64; chunk += 1) peer.write(say("x".repeat(60_000)));
  expect(await peer.readAll()).toEqual([{ type: "BYE", text: "LEAVE" }]);
  expect((await ends.first()).reason).toBe("final");
  peer.socket.end();
  expect(await peer.closed).toBeNull();
});

test("the last message arrives at 64 peers at once", async () => {
  const { port } = await stageTcp();
  const peers = await Promise.all(Array.from({ length: 64 }, () => connectPeer(port)));
  for (const peer of peers) peer.write(say("one") + leave);
  const heard = await Promise.all(peers.map((peer) => peer.readAll()));
  expect(heard).toEqual(peers.map(() => [echoOf("one"), { type: "BYE", text: "LEAVE" }]));
});

test("a peer that does not close its end is cut off when its time is over", async () => {
  const { port } = await stageTcp({}, { closeTimeout: 20 });
  const peer = await connectPeer(port);
  peer.write(leave);
  expect(await peer.readAll()).toEqual([{ type: "BYE", text: "LEAVE" }]);
  const cut = once(peer.socket, "error");
  const keepSaying = (): void => {
    if (!peer.socket.destroyed) peer.socket.write(say("still here"), () => setImmediate(keepSaying));
  };
  keepSaying();
  await cut;
  expect(await peer.closed).toMatch(/^(?:ECONNRESET|EPIPE)$/u);
});

test("a session that ends as it begins has its last message arrive, and its connection closed in order", async () => {
  const faults = new Log<unknown>();
  const connect = (_peer: TcpPeer, transport: Transport<string>): HostedSession<string, string> => {
    transport.send("over");
    transport.close("final");
    const refuse = (): never => {
      throw new Error("this session is over");
    };
    return { ended: true, opened: refuse, accept: refuse, closed: refuse };
  };
  const close = (): Promise<void> => Promise.resolve();
  const codec = { decode: (message: string) => ({ kind: "message" as const, message }), encode: JSON.stringify };
  const error = (fault: unknown): void => {
    faults.add(fault);
  };
  const host = await listenTcp({ connect, close }, codec, { port: 0, closeTimeout: 1_000_000, error });
  const peer = await connectPeer(host.port);
  for (let chunk = 0; chunk < 64; chunk += 1) peer.write(say("x".repeat(60_000)));
  peer.socket.end();
  expect(await peer.readAll()).toEqual(["over"]);
  expect(await peer.closed).toBeNull();
  await host.close();
  expect(faults.entries).toEqual([]);
});

test("a silent connection is closed after the idle time", async () => {
  const { port, ends } = await stageTcp({}, { idleTimeout: 20 });
  const peer = await connectPeer(port);
  expect(await peer.readAll()).toEqual([]);
  expect((await ends.first()).reason).toBe("closed");
});

test("more connections than there may be are closed at once", async () => {
  const { port, sessions } = await stageTcp({}, { maxConnections: 1 });
  const first = await connectPeer(port);
  await sessions.first();
  const second = await connectPeer(port);
  expect(await second.readAll()).toEqual([]);
  first.write(say("one"));
  expect(await first.read()).toEqual(echoOf("one"));
  expect(sessions.entries).toHaveLength(1);
});
