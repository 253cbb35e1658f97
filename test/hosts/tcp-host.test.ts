import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { expect, test } from "vitest";

import { echo, stageTcp, type EchoChoice } from "./echo-stage.js";
import { isKeepAliveTold, readKeepAlive } from "./keep-alive.js";
import { connectPeer, echoOf, say } from "./line-peer.js";
import { Log } from "./log.js";

const keep = '{"type":"KEEP"}\n';

test("a port in use is refused", async () => {
  const { server, port } = await stageTcp();
  await expect(echo.listenEchoTcp(server, { port, error: () => undefined })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

test("a host tells where it listens", async () => {
  const { host } = await stageTcp();
  expect(host.address).toBe("127.0.0.1");
  expect(host.port).toBeGreaterThan(0);
});

test("a host that closes takes no new connection, ends its sessions and settles", async () => {
  const { host, port, ends } = await stageTcp();
  const peer = await connectPeer(port);
  peer.write(say("one"));
  expect(await peer.read()).toEqual(echoOf("one"));
  const closing = host.close();
  await expect(connectPeer(port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect(await peer.readAll()).toEqual([]);
  expect(ends.entries).toMatchObject([{ reason: "shutdown" }]);
  peer.socket.end();
  await closing;
  await host.close();
});

test("what was sent before a host closes arrives, though its peer reads late", async () => {
  const { host, port, server, sessions } = await stageTcp();
  const peer = await connectPeer(port);
  await sessions.first();
  peer.socket.pause();
  const text = "x".repeat(60_000);
  for (let told = 0; told < 10; told += 1) server.broadcast({ type: "tell", text });
  const closing = host.close();
  peer.socket.resume();
  expect(await peer.readAll()).toEqual(Array.from({ length: 10 }, () => echoOf(text)));
  peer.socket.end();
  await closing;
});

test("a session that awaits an answer has until the grace is over", async () => {
  const answers = new Log<(outcome: "heard") => void>();
  const hear: EchoChoice["hear"] = () =>
    new Promise((resolve) => {
      answers.add(resolve);
    });
  const { host, port } = await stageTcp({ hear });
  const peer = await connectPeer(port);
  peer.write(say("one"));
  const answer = await answers.first();
  const closing = host.close(60_000);
  answer("heard");
  expect(await peer.readAll()).toEqual([echoOf("heard")]);
  peer.socket.end();
  await closing;
});

test("a host closes though a peer never closes, and though one never reads", async () => {
  const { host, port, server, sessions } = await stageTcp({}, { closeTimeout: 20 });
  const [silent, deaf] = [await connectPeer(port), await connectPeer(port)];
  await sessions.reach(2);
  deaf.socket.pause();
  const sockets = sessions.entries.map(({ context }) => context.socket as Socket);
  while (!sockets.some(({ writableNeedDrain }) => writableNeedDrain)) {
    server.broadcast({ type: "tell", text: "x".repeat(60_000) });
    await new Promise(setImmediate);
  }
  await host.close();
  expect(silent.socket.destroyed).toBe(false);
});

test("a connection is asked whether it is there after 30 seconds, or as told", async (context) => {
  if (!isKeepAliveTold) return context.skip("only Linux tells how long a connection has");
  for (const [options, seconds] of [
    [{}, 30],
    [{ keepAlive: 12_000 }, 12],
  ] as const) {
    const { port, sessions } = await stageTcp({}, options);
    await connectPeer(port);
    await sessions.first();
    expect(readKeepAlive(port)).toBe(seconds);
  }
});

test("a session that leaves its connection open leaves what was not read to the application", async () => {
  const taken = new Log<string>();
  const { port } = await stageTcp({
    ended: ({ context }) => {
      const socket = context.socket as Socket;
      socket.on("data", (chunk: Buffer) => {
        taken.add(chunk.toString());
        socket.write(`took ${chunk.toString()}`);
      });
      socket.on("end", () => socket.end());
      socket.resume();
    },
  });
  const peer = await connectPeer(port);
  peer.write(`${say("one")}${keep}the rest is {`);
  expect([await peer.read(), await peer.read()]).toEqual([echoOf("one"), { type: "BYE", text: "KEEP" }]);
  await taken.reach(1);
  const more = new Promise((resolve) => peer.socket.once("data", resolve));
  expect(taken.entries).toEqual(["the rest is {"]);
  peer.write("no message");
  await taken.reach(2);
  await more;
  expect(taken.entries).toEqual(["the rest is {", "no message"]);
});

test("a connection that is left open waits for the application", async () => {
  const { port, ends, host } = await stageTcp({}, { idleTimeout: 60_000 });
  const peer = await connectPeer(port);
  peer.write(`${keep}the rest`);
  expect(await peer.read()).toEqual({ type: "BYE", text: "KEEP" });
  const { session } = await ends.first();
  const socket = session.context.socket as Socket;
  const chunk = new Promise((resolve) => socket.once("data", resolve));
  socket.resume();
  expect(String(await chunk)).toBe("the rest");
  expect(socket.timeout).toBe(0);
  socket.destroy();
  await host.close();
});

test("a peer that says nothing is no hindrance to a host that closes", async () => {
  const { host, port } = await stageTcp({}, { closeTimeout: 20 });
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const gone = once(socket, "close");
  await host.close();
  await gone;
});
