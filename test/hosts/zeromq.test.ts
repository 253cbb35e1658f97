import { onTestFinished, expect, test } from "vitest";
import { Router } from "zeromq";

import { connectFilemqZeromq } from "../../generated/filemq/client.zeromq.js";
import { decodeClientMessage, type FilemqClient } from "../../generated/filemq/index.js";
import type { ZeromqConnectOptions } from "../../generated/zeromq.js";
import { filemqClientHandlers } from "../types/complete-handlers.js";
import { Log } from "./log.js";
import { ohai, RawDealer, stageZeromq } from "./zeromq-stage.js";

const chunk = {
  type: "CHEEZBURGER",
  sequence: 0n,
  operation: 1,
  filename: "/a",
  offset: 0n,
  eof: 0,
  headers: new Map<string, string>(),
  chunk: new Uint8Array(1_000_000),
} as const;

test("each routing id has a session of its own", async () => {
  const { server, host, begun } = await stageZeromq();
  const [one, other] = [new RawDealer(host), new RawDealer(host, { routingId: "other" })];
  expect(await one.ask(ohai)).toBe("OHAI-OK");
  expect(await other.ask(ohai)).toBe("OHAI-OK");
  expect(server.sessions.size).toBe(2);
  expect(begun.entries[1]).toBe(Buffer.from("other").toString("hex"));
  expect(await one.ask({ type: "ICANHAZ", path: "/", options: new Map(), cache: new Map() })).toBe("ICANHAZ-OK");
});

test("the next message after a session's end begins another", async () => {
  const { host, begun, ended } = await stageZeromq();
  const peer = new RawDealer(host);
  await peer.ask(ohai);
  await peer.send({ type: "KTHXBAI" });
  expect(await peer.ask({ type: "HUGZ" })).toBe("RTFM");
  expect(await peer.ask(ohai)).toBe("OHAI-OK");
  expect(ended.entries.map(({ reason }) => reason)).toEqual(["terminated", "terminated"]);
  expect(new Set(begun.entries).size).toBe(1);
  expect(begun.entries.length).toBe(3);
});

test("what is no message is dropped, and the session goes on", async () => {
  const { host, begun } = await stageZeromq();
  const peer = new RawDealer(host);
  const garbage = ["garbage", "", "\xaa\xa3\x63", "\xaa\xa3\x01\x06FI"].map((text) => [Buffer.from(text, "latin1")]);
  await peer.send(...garbage);
  expect(await peer.ask(ohai)).toBe("OHAI-OK");
  expect(begun.entries.length).toBe(1);
});

test("a session ends when something is sent to a peer that is gone, and no other does", async () => {
  const { server, host, ended, faults } = await stageZeromq({ heartbeat: 100 });
  const [gone, left] = [new RawDealer(host), new RawDealer(host)];
  await gone.ask(ohai);
  await left.ask(ohai);
  gone.dealer.close();
  expect((await ended.first()).reason).toBe("closed");
  expect([server.sessions.size, faults.entries]).toEqual([1, []]);
  expect((await left.hear()).type).toBe("HUGZ");
});

test("a peer that does not read is given up, and keeps no other waiting", async () => {
  const { server, host, begun, ended, faults } = await stageZeromq({ maxUnsent: 5 });
  const [stuck, other] = [new RawDealer(host, { receiveHighWaterMark: 1 }), new RawDealer(host)];
  await stuck.send(ohai);
  const session = server.sessions.get(await begun.first());
  await other.ask(ohai);
  for (let sent = 0; sent < 200 && session?.ended === false; sent += 1) {
    session.send(chunk);
    expect(await other.ask({ type: "HUGZ" })).toBe("HUGZ-OK");
  }
  expect((await ended.first()).reason).toBe("closed");
  expect(faults.entries).toEqual([new Error("a peer does not read")]);
});

test("a context that cannot be made is reported, and ends nothing else", async () => {
  let isFirst = true;
  const context = (): null => {
    if (!isFirst) return null;
    isFirst = false;
    throw new Error("no context");
  };
  const { host, faults } = await stageZeromq({ context });
  const peer = new RawDealer(host);
  await peer.send(ohai);
  expect(await faults.first()).toEqual(new Error("no context"));
  expect(await peer.ask(ohai)).toBe("OHAI-OK");
});

test("more peers than allowed are not heard until one has gone", async () => {
  const { host, begun, ended } = await stageZeromq({ maxSessions: 1 });
  const [first, second] = [new RawDealer(host), new RawDealer(host, { routingId: "second" })];
  await first.ask(ohai);
  await second.send(ohai);
  await first.send({ type: "KTHXBAI" });
  await ended.first();
  expect(await second.ask(ohai)).toBe("OHAI-OK");
  expect(begun.entries.length).toBe(2);
});

test("what was sent before the server closed arrives", async () => {
  const { server, host, begun } = await stageZeromq();
  const peer = new RawDealer(host);
  await peer.ask(ohai);
  const session = server.sessions.get(await begun.first());
  const sequences = Array.from({ length: 30 }, (_, position) => BigInt(position));
  for (const sequence of sequences) session?.send({ ...chunk, sequence });
  await host.close();
  for (const sequence of sequences) expect(await peer.hear()).toMatchObject({ type: "CHEEZBURGER", sequence });
});

test("an endpoint that is taken is refused", async () => {
  const { host } = await stageZeromq();
  await expect(stageZeromq({ endpoint: host.endpoint })).rejects.toThrow(/in use/u);
});

interface Recorded {
  readonly client: FilemqClient<null>;
  readonly states: Log<string>;
  readonly ends: Log<string>;
}

async function connect(connection: ZeromqConnectOptions): Promise<Recorded> {
  const states = new Log<string>();
  const ends = new Log<string>();
  const hooks = {
    error: (_client: unknown, error: unknown) => {
      states.add(String(error));
    },
    changed: ({ state }: { readonly state: string }) => {
      states.add(state);
    },
    ended: (_client: unknown, reason: string) => {
      ends.add(reason);
    },
  };
  const options = { handlers: filemqClientHandlers, hooks, context: null };
  const client = await connectFilemqZeromq(options, { closeTimeout: 0, ...connection });
  onTestFinished(() => {
    client.terminate();
  });
  return { client, states, ends };
}

test("an endpoint is free once its server has closed", async () => {
  let { host } = await stageZeromq();
  const { endpoint } = host;
  for (let again = 0; again < 50; again += 1) {
    await host.close();
    ({ host } = await stageZeromq({ endpoint }));
  }
  expect(host.endpoint).toBe(endpoint);
});

test("an endpoint within the process can be closed as well", async () => {
  const { host } = await stageZeromq({ endpoint: "inproc://files" });
  expect(await Promise.all([host.close(), host.close()])).toEqual([undefined, undefined]);
});

test("a client and a server come to terms", async () => {
  const { server, host } = await stageZeromq();
  const { client } = await connect({ endpoint: host.endpoint });
  await client.until("Ready");
  client.subscribe({ path: "/more" });
  expect([...server.sessions.values()].map(({ state }) => state)).toEqual(["Ready"]);
});

test("a client may be there before its server, and hears that it went away", async () => {
  const first = await stageZeromq();
  const { endpoint } = first.host;
  await first.host.close();
  const losses = new Log<string>();
  const lost = (): void => {
    losses.add("lost");
  };
  const { client, ends } = await connect({ endpoint, lost });
  const { host } = await stageZeromq({ endpoint });
  await client.until("Ready");
  await host.close(0);
  await losses.first();
  expect(ends.entries).toEqual([]);
});

test("a client gives up where more waits than may", async () => {
  const { client, ends } = await connect({ endpoint: "tcp://127.0.0.1:9", maxUnsent: 2 });
  for (let sent = 0; sent < 5; sent += 1) client.send({ type: "HUGZ" });
  expect(await ends.first()).toBe("closed");
});

test("an endpoint that is none is refused", async () => {
  await expect(connect({ endpoint: "nonsense" })).rejects.toThrow("cannot connect to nonsense: EINVAL");
});

test("what a client says at its end leaves before its connection closes", async () => {
  const router = new Router({ linger: 0 });
  await router.bind("tcp://127.0.0.1:*");
  onTestFinished(() => {
    router.close();
  });
  const { client } = await connect({ endpoint: router.lastEndpoint ?? "", closeTimeout: 5_000 });
  client.send({ type: "KTHXBAI" });
  client.terminate();
  const heard: string[] = [];
  while (heard.length < 2) {
    const received = decodeClientMessage((await router.receive()).slice(1));
    heard.push(received.kind === "message" ? received.message.type : received.kind);
  }
  expect(heard).toEqual(["OHAI", "KTHXBAI"]);
});
