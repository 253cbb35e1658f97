import { once } from "node:events";
import type { Socket } from "node:net";

import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";

import type { EndReason } from "../../generated/runtime.js";
import { openTcp } from "../../generated/tcp.js";
import { openWebSocket, type WebSocketLike } from "../../generated/websocket.js";
import { certificate, key } from "./certificate.js";
import { echo, stageTcp, stageWebSocket, type EchoStage } from "./echo-stage.js";
import type { EchoClient, EchoClientOptions } from "./echo.js";
import { isKeepAliveTold, readKeepAlive } from "./keep-alive.js";
import { listenMutely } from "./listen-mutely.js";
import { Log } from "./log.js";

interface Recorded {
  readonly options: EchoClientOptions;
  readonly texts: Log<string>;
  readonly ends: Log<EndReason>;
}

/** Gives what a client is made of, and a record of what it heard. */
function record(): Recorded {
  const texts = new Log<string>();
  const ends = new Log<EndReason>();
  const hear = (_client: EchoClient, { text }: { readonly text: string }): void => {
    texts.add(text);
  };
  const hooks = {
    error: (_client: EchoClient, error: unknown) => {
      texts.add(String(error));
    },
    ended: (_client: EchoClient, reason: EndReason) => {
      ends.add(reason);
    },
  };
  return { options: { handlers: { onEcho: hear, onBye: hear }, hooks, context: null }, texts, ends };
}

function openSocket(url: string): WebSocketLike {
  return new WebSocket(url, { ca: certificate });
}

const greet = (session: { send(message: { readonly type: "ECHO"; readonly text: string }): void }): void => {
  session.send({ type: "ECHO", text: "welcome" });
};

/** A transport, as both kinds of client use it. */
const transports = [
  {
    name: "TCP",
    stage: () => stageTcp({ greet }),
    connect: (options: EchoClientOptions, port: number, connectTimeout = 10_000) =>
      echo.connectEchoTcp(options, { port, connectTimeout }),
  },
  {
    name: "TLS",
    stage: () => stageTcp({ greet }, { tls: { key, cert: certificate } }),
    connect: (options: EchoClientOptions, port: number, connectTimeout = 10_000) =>
      echo.connectEchoTcp(options, { port, connectTimeout, tls: { ca: certificate } }),
  },
  {
    name: "WebSocket",
    stage: () => stageWebSocket({ greet }),
    connect: (options: EchoClientOptions, port: number, connectTimeout = 10_000) =>
      echo.connectEchoWebSocket(options, { url: `ws://127.0.0.1:${port}`, open: openSocket, connectTimeout }),
  },
  {
    name: "WebSocket over TLS",
    stage: () => stageWebSocket({ greet }, { tls: { key, cert: certificate } }),
    connect: (options: EchoClientOptions, port: number, connectTimeout = 10_000) =>
      echo.connectEchoWebSocket(options, { url: `wss://localhost:${port}`, open: openSocket, connectTimeout }),
  },
] as const;

for (const { name, stage, connect } of transports) {
  test(`${name}: a client hears what the server sends as it connects, and ends in order`, async () => {
    const { port, ends } = await stage();
    const { options, texts, ends: ownEnds } = record();
    const client = await connect(options, port);
    client.sendSay({ text: "one" });
    expect(await texts.reach(2)).toEqual(["welcome", "one"]);
    client.sendLeave();
    await client.until("Left");
    expect([texts.entries.at(-1), ownEnds.entries]).toEqual(["LEAVE", ["final"]]);
    expect((await ends.first()).reason).toBe("final");
  });

  test(`${name}: a client that ends closes its connection`, async () => {
    const { port, ends } = await stage();
    const client = await connect(record().options, port);
    client.terminate();
    expect((await ends.first()).reason).toBe("closed");
  });

  test(`${name}: a client whose server goes away ends`, async () => {
    const { port, sessions } = await stage();
    const { options, texts, ends } = record();
    await connect(options, port);
    await texts.first();
    const { socket } = (await sessions.first()).context;
    if ("terminate" in socket) socket.terminate();
    else socket.destroy();
    expect(await ends.first()).toMatch(/^(?:final|closed)$/u);
  });

  test(`${name}: a client that cannot connect says why`, async () => {
    const { port, host } = await stage();
    await host.close();
    await expect(connect(record().options, port)).rejects.toThrow(
      new RegExp(`^cannot connect to \\S+:${port}\\S*: .*ECONNREFUSED`, "u"),
    );
  });

  test(`${name}: a connection is closed where no client can be made of it`, async () => {
    const { port, ends } = await stage();
    const { options } = record();
    const snapshot = { chart: "another", state: "Open" };
    await expect(connect({ ...options, snapshot }, port)).rejects.toThrow("this snapshot cannot be restored");
    expect((await ends.first()).reason).toBe("closed");
  });
}

for (const { name, connect } of transports.filter((transport) => transport.name !== "TCP")) {
  test(`${name}: a server that never answers is given up`, async () => {
    const { port, sockets } = await listenMutely();
    const refused = expect(connect(record().options, port, 50)).rejects.toThrow(
      /^cannot connect to .*: it does not answer$/u,
    );
    const socket = await sockets.first();
    const gone = once(socket.resume(), "close");
    await refused;
    await gone;
  });
}

test("TCP: a server that answers drop by drop is given up as well", async () => {
  const { port, sockets } = await listenMutely();
  const refused = expect(
    echo.connectEchoTcp(record().options, { port, connectTimeout: 100, tls: { ca: certificate } }),
  ).rejects.toThrow(`cannot connect to 127.0.0.1:${port}: it does not answer`);
  const socket = await sockets.first();
  // The head of a TLS record of 1,024 bytes that never comes to its end.
  const drops = [0x16, 0x03, 0x03, 0x04, 0x00, 0x02, 0x00, 0x03, 0xfc, ...Array.from({ length: 900 }, () => 0)];
  const drip = (): void => {
    const drop = drops.shift();
    if (drop !== undefined && !socket.destroyed) socket.write(Buffer.of(drop), () => setTimeout(drip, 10));
  };
  drip();
  await refused;
});

test("nobody connects whose signal has aborted before", async () => {
  const codec = { decode: (message: string) => ({ kind: "message" as const, message }), encode: String };
  const { port, sockets } = await listenMutely();
  const url = `ws://127.0.0.1:${port}`;
  await expect(openTcp(codec, { port }, AbortSignal.abort())).rejects.toThrow("the session is over");
  await expect(openWebSocket(codec, { url, open: openSocket }, AbortSignal.abort())).rejects.toThrow(
    "the session is over",
  );
  expect(sockets.entries).toEqual([]);
});

test("what aborts the connecting does nothing to a connection that is open", async () => {
  const { port } = await stageWebSocket();
  const over = new AbortController();
  const codec = { decode: (message: string) => ({ kind: "message" as const, message }), encode: String };
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await openWebSocket(codec, { url: socket.url, open: () => socket }, over.signal);
  over.abort();
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.terminate();
});

test("a client's connection is asked whether it is there after 30 seconds, or as told", async (context) => {
  if (!isKeepAliveTold) return context.skip("only Linux tells how long a connection has");
  const { port, sessions } = await stageTcp({}, { keepAlive: 100_000 });
  for (const [keepAlive, seconds] of [
    [undefined, 30],
    [12_000, 12],
  ] as const) {
    const known = sessions.entries.length;
    const client = await echo.connectEchoTcp(record().options, {
      port,
      ...(keepAlive === undefined ? {} : { keepAlive }),
    });
    const { socket } = (await sessions.reach(known + 1)).map(({ context: peer }) => peer).at(-1) ?? {};
    expect(readKeepAlive((socket as Socket).remotePort ?? 0)).toBe(seconds);
    client.terminate();
  }
});

test("an unknown host is told", async () => {
  const { options } = record();
  await expect(echo.connectEchoTcp(options, { port: 1, host: "no.such.invalid" })).rejects.toThrow(
    /^cannot connect to no\.such\.invalid:1: E[A-Z_]+$/u,
  );
  await expect(echo.connectEchoWebSocket(options, { url: "ws://no.such.invalid:1", open: openSocket })).rejects.toThrow(
    /^cannot connect to ws:\/\/no\.such\.invalid:1: getaddrinfo E[A-Z_]+/u,
  );
});

test("a server that speaks no WebSocket is told", async () => {
  const { port } = await stageWebSocket({}, { admits: () => false });
  const url = `ws://127.0.0.1:${port}`;
  await expect(echo.connectEchoWebSocket(record().options, { url, open: openSocket })).rejects.toThrow(
    `cannot connect to ${url}: Unexpected server response: 403`,
  );
});

test("a WebSocket that does not say what is wrong is an unreachable server", async () => {
  const socket = new EventTarget();
  const open = (): WebSocketLike =>
    Object.assign(socket, {
      bufferedAmount: 0,
      send: () => undefined,
      close: () => undefined,
    }) as unknown as WebSocketLike;
  const connecting = echo.connectEchoWebSocket(record().options, { url: "ws://here", open });
  socket.dispatchEvent(new Event("error"));
  await expect(connecting).rejects.toThrow("cannot connect to ws://here: it cannot be reached, or is no such server");
});

test("a platform without a WebSocket needs `open`, and its own is used where there is one", async () => {
  const { port, stage } = await stageForPlatform();
  const platform = globalThis as { WebSocket?: unknown };
  const before = platform.WebSocket;
  onTestFinished(() => {
    platform.WebSocket = before;
  });
  platform.WebSocket = undefined;
  const { options, texts } = record();
  const url = `ws://127.0.0.1:${port}`;
  await expect(echo.connectEchoWebSocket(options, { url })).rejects.toThrow(
    "this platform has no WebSocket: give `open` one",
  );
  platform.WebSocket = WebSocket;
  const client = await echo.connectEchoWebSocket(options, { url });
  expect(await texts.first()).toBe("welcome");
  client.terminate();
  await stage.ends.first();
});

async function stageForPlatform(): Promise<{ readonly port: number; readonly stage: EchoStage }> {
  const stage = await stageWebSocket({ greet });
  return { port: stage.port, stage };
}

test("a WebSocket that cannot get rid of what is sent is closed", async () => {
  const { port, sessions } = await stageWebSocket();
  const { options, ends } = record();
  const url = `ws://127.0.0.1:${port}`;
  const client = await echo.connectEchoWebSocket(options, { url, open: openSocket, maxUnsent: 300_000 });
  const { socket } = (await sessions.first()).context;
  socket.pause();
  while (ends.entries.length === 0) {
    client.sendSay({ text: "x".repeat(50_000) });
    await new Promise(setImmediate);
  }
  expect(ends.entries).toHaveLength(1);
  socket.resume();
});

test("TCP: a client that cannot get rid of what it sends still hears the server's last message", async () => {
  const { port } = await stageTcp({
    hear: (session, { text = "" }) => {
      if (text !== "go") return undefined;
      session.send({ type: "ECHO", text: "first" });
      session.send({ type: "ECHO", text: "last" });
      session.terminate();
      return undefined;
    },
  });
  const { options, texts, ends } = record();
  const onEcho = (client: EchoClient, { text }: { readonly text: string }): void => {
    texts.add(text);
    if (text === "first")
      for (let message = 0; message < 400; message += 1) client.sendSay({ text: "x".repeat(60_000) });
  };
  const handlers = { ...options.handlers, onEcho };
  const client = await echo.connectEchoTcp({ ...options, handlers }, { port, maxUnsent: Infinity });
  client.sendSay({ text: "go" });
  await ends.first();
  expect(texts.entries).toEqual(["first", "last"]);
});
