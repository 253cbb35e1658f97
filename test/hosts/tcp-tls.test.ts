import { once } from "node:events";
import { connect } from "node:net";
import { TLSSocket } from "node:tls";

import { expect, test } from "vitest";

import { certificate, key } from "./certificate.js";
import { echo, stageTcp } from "./echo-stage.js";
import { connectPeer, connectTlsPeer, echoOf, say } from "./line-peer.js";

const tls = { key, cert: certificate };

test("lines go over TLS, and the last message arrives", async () => {
  const { port, ends } = await stageTcp({}, { tls });
  const peer = await connectTlsPeer(port, { ca: certificate });
  const texts = Array.from({ length: 100 }, (_, index) => `${index} ${"x".repeat(5_000)}`);
  for (const text of texts) peer.write(say(text));
  peer.write('{"type":"LEAVE"}\n');
  expect(await peer.readAll()).toEqual([...texts.map(echoOf), { type: "BYE", text: "LEAVE" }]);
  expect((await ends.first()).reason).toBe("final");
});

test("a TLS handshake that fails is reported, and harms nobody", async () => {
  const { port, faults } = await stageTcp({}, { tls });
  const plain = await connectPeer(port);
  plain.write(say("one"));
  await faults.reach(1);
  await expect(connectTlsPeer(port, {})).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  const peer = await connectTlsPeer(port, { ca: certificate });
  peer.write(say("two"));
  expect(await peer.read()).toEqual(echoOf("two"));
  expect(faults.entries.every((fault) => fault instanceof Error)).toBe(true);
});

test("a server sees who its clients are by their certificates", async () => {
  const { port, sessions } = await stageTcp({}, { tls: { ...tls, requestCert: true, ca: certificate } });
  await connectTlsPeer(port, { ...tls, ca: certificate });
  const { socket } = (await sessions.first()).context;
  if (!(socket instanceof TLSSocket)) throw new Error("no TLS socket");
  expect(socket.authorized).toBe(true);
  expect(socket.getPeerCertificate().subject.CN).toBe("localhost");
});

test("a host that closes does not wait for a TLS handshake", async () => {
  const { host, port } = await stageTcp({}, { tls });
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const gone = once(silent, "close");
  silent.on("error", () => undefined);
  await host.close(60_000);
  await gone;
});

test("a client checks the server's certificate, and tells it the name it asks for", async () => {
  const { port, sessions } = await stageTcp({}, { tls });
  const hooks = { error: () => undefined };
  const options = { handlers: { onEcho: () => undefined, onBye: () => undefined }, hooks, context: null };
  await expect(echo.connectEchoTcp(options, { port, tls: {} })).rejects.toThrow(
    `cannot connect to 127.0.0.1:${port}: DEPTH_ZERO_SELF_SIGNED_CERT`,
  );
  const client = await echo.connectEchoTcp(options, { port, host: "localhost", tls: { ca: certificate } });
  const { socket } = (await sessions.first()).context;
  expect(socket).toMatchObject({ servername: "localhost" });
  client.sendLeave();
  await client.until("Left");
});
