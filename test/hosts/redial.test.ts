import { once } from "node:events";
import { spawn } from "node:child_process";
import type { ConnectionOptions } from "node:tls";

import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";

import type { Host, RedialOptions } from "../../generated/host.js";
import type { EchoPeer } from "./echo.js";
import { emitKnock, type Knock, type KnockClient, type KnockServer } from "./knock.js";
import { listenMutely } from "./listen-mutely.js";
import { Log } from "./log.js";

const knock = await emitKnock("left to the host");

type Transport = "TCP" | "WebSocket";

interface Serving {
  readonly host: Host;
  readonly server: KnockServer;
  readonly peers: Log<EchoPeer>;
}

async function serve(transport: Transport, port = 0): Promise<Serving> {
  const peers = new Log<EchoPeer>();
  const server = knock.createKnockServer({
    hooks: { error: () => undefined },
    context: ({ key }) => {
      peers.add(key);
      return key;
    },
  });
  const options = { port, error: () => undefined };
  const host = await (transport === "TCP" ? knock.listenKnockTcp : knock.listenKnockWebSocket)(server, options);
  onTestFinished(() => host.close(0));
  return { host, server, peers };
}

interface Dialing {
  readonly client: KnockClient;
  readonly attempts: Log<number>;
  readonly failures: Log<unknown>;
  readonly changes: Log<string>;
}

interface DialChoice extends RedialOptions {
  readonly from?: Knock;
  readonly tls?: ConnectionOptions;
}

function dial(transport: Transport, port: number, options: DialChoice = {}): Dialing {
  const { from = knock, tls, ...redial } = options;
  const attempts = new Log<number>();
  const failures = new Log<unknown>();
  const changes = new Log<string>();
  const connection = {
    backOff: (attempt: number) => {
      attempts.add(attempt);
      return redial.backOff?.(attempt) ?? 0;
    },
    failed: (error: unknown) => {
      failures.add(error);
    },
  };
  const hooks = {
    error: (_client: KnockClient, error: unknown) => {
      changes.add(String(error));
    },
    changed: ({ state }: KnockClient) => {
      changes.add(state);
    },
    ended: (_client: KnockClient, reason: string) => {
      changes.add(`ended: ${reason}`);
    },
  };
  const url = `ws://127.0.0.1:${port}`;
  const client =
    transport === "TCP"
      ? from.connectKnockTcp({ hooks, context: null }, { ...connection, port, ...(tls === undefined ? {} : { tls }) })
      : from.connectKnockWebSocket({ hooks, context: null }, { ...connection, url, open: (at) => new WebSocket(at) });
  onTestFinished(() => {
    client.terminate();
  });
  return { client, attempts, failures, changes };
}

for (const transport of ["TCP", "WebSocket"] as const) {
  test(`${transport}: a client comes back when its server does`, async () => {
    const { host } = await serve(transport);
    const { client, attempts, failures, changes } = dial(transport, host.port);
    await client.until("Known");
    await host.close();
    const tries = await failures.reach(3);
    expect(String(tries[0])).toMatch(/^Error: cannot connect to \S+: .*ECONNREFUSED/u);
    await serve(transport, host.port);
    await client.until("Known");
    expect(attempts.entries).toEqual(attempts.entries.map((_, index) => index + 1));
    expect(attempts.entries.length).toBe(failures.entries.length + 1);
    expect(changes.entries).toEqual(["There", "Known", "Away", "There", "Known"]);
  });

  test(`${transport}: the count of tries starts anew after a connection that lasted`, async () => {
    const first = await serve(transport);
    const { port } = first.host;
    const { client, attempts, failures } = dial(transport, port);
    await client.until("Known");
    await first.host.close();
    await failures.reach(2);
    const second = await serve(transport, port);
    await client.until("Known");
    const before = attempts.entries.length;
    await second.host.close();
    await failures.reach(failures.entries.length + 2);
    expect(attempts.entries.slice(before, before + 2)).toEqual([1, 2]);
    client.terminate();
  });

  test(`${transport}: a client that ends while it dials tells of nothing more`, async () => {
    const { port, sockets } = await listenMutely();
    const { client, failures, attempts, changes } = dial(transport, port, { tls: {} });
    const socket = await sockets.first();
    const gone = once(socket.resume(), "close");
    client.terminate();
    await gone;
    expect([failures.entries, attempts.entries, changes.entries]).toEqual([[], [], ["ended: terminated"]]);
  });

  test(`${transport}: a client that asks for another connection has that one alone`, async () => {
    const { host, server, peers } = await serve(transport);
    const { client, changes, attempts } = dial(transport, host.port);
    await client.until("Known");
    client.move();
    client.move();
    await changes.reach(4);
    expect(changes.entries).toEqual(["There", "Known", "There", "Known"]);
    expect([peers.entries.length, attempts.entries]).toEqual([2, [1]]);
    const [left] = peers.entries;
    if (left === undefined) throw new Error("no peer");
    if (left.socket instanceof WebSocket ? left.socket.readyState !== WebSocket.CLOSED : !left.socket.closed)
      await once(left.socket, "close");
    expect(server.sessions.size).toBe(1);
    expect(client.state).toBe("Known");
  });

  test(`${transport}: a client that asks for its first connection itself gets one, not two`, async () => {
    const { host, peers } = await serve(transport);
    const asking = await emitKnock("asked for");
    const { client, attempts } = dial(transport, host.port, { from: asking });
    await client.until("Known");
    client.terminate();
    await host.close();
    expect([peers.entries.length, attempts.entries]).toEqual([1, []]);
  });
}

test("a program whose clients have ended while they waited or dialed comes to its end", async () => {
  const { port, sockets } = await listenMutely();
  const program = spawn(process.execPath, ["--import", "tsx", "test/hosts/programs/end-clients.ts", String(port)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void program.kill("SIGKILL"));
  const exit = once(program, "exit");
  const said = new Log<string>();
  program.stdout.on("data", (text: Buffer) => {
    said.add(text.toString());
  });
  await Promise.all([said.first(), sockets.reach(2)]);
  program.stdin.write("end\n");
  expect(await exit).toEqual([0, null]);
}, 60_000);
