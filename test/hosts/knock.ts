import type { Host, HostedServer, RedialOptions } from "../../generated/host.js";
import type { EndReason, SessionHooks } from "../../generated/runtime.js";
import type { TcpConnectOptions, TcpListenOptions } from "../../generated/tcp.js";
import type { WebSocketListenOptions } from "../../generated/websocket-server.js";
import type { WebSocketConnectOptions } from "../../generated/websocket.js";
import type { EchoPeer } from "./echo.js";
import { emitToy } from "./emit-toy.js";

/** Gives a client that comes back; `start` is what its chart does first. */
function writeSpec(start: string): string {
  return `
chartwright: 1
protocol: knock
codec: json
channel: stream
messages:
  HELLO: { from: client }
  WELCOME: { from: server }
roles:
  server:
    initial: Open
    perpetual: true
    events:
      go: { kind: command }
    states:
      Open:
        on:
          HELLO: { actions: [{ send: WELCOME }] }
          go: Gone
      Gone: { type: final }
  client:
    initial: Away
    perpetual: true
    events:
      there: { kind: opened }
      gone: { kind: closed }
      move: { kind: command }
    states:
      Away:${start}
        on:
          there: { target: There, actions: [{ send: HELLO }] }
          gone: { target: Away, actions: [connect] }
          move: { actions: [connect] }
      There:
        on:
          WELCOME: Known
          gone: { target: Away, actions: [connect] }
      Known:
        on:
          gone: { target: Away, actions: [connect] }
          move: { actions: [connect] }
          there: { target: There, actions: [{ send: HELLO }] }
`;
}

/** A session of the toy's server. */
export interface KnockSession {
  readonly ended: boolean;
  terminate(): void;
}

/** The toy's server. */
export interface KnockServer extends HostedServer<EchoPeer, unknown, unknown> {
  readonly sessions: ReadonlyMap<EchoPeer, KnockSession>;
}

/** The toy's client. */
export interface KnockClient {
  readonly state: string;
  readonly ended: boolean;
  move(): void;
  terminate(): void;
  until(state: string): Promise<void>;
}

/** What a test leaves to the toy's client. */
export interface KnockClientOptions {
  readonly hooks: SessionHooks<KnockClient> & { ended?(client: KnockClient, reason: EndReason): void };
  readonly context: null;
}

/** All that is emitted for the toy. */
export interface Knock {
  createKnockServer(options: {
    readonly hooks: SessionHooks<KnockSession>;
    context(connection: { readonly key: EchoPeer }): EchoPeer;
  }): KnockServer;
  readonly listenKnockTcp: (server: KnockServer, options: TcpListenOptions) => Promise<Host>;
  readonly listenKnockWebSocket: (server: KnockServer, options: WebSocketListenOptions) => Promise<Host>;
  connectKnockTcp(options: KnockClientOptions, connection: TcpConnectOptions & RedialOptions): KnockClient;
  connectKnockWebSocket(options: KnockClientOptions, connection: WebSocketConnectOptions & RedialOptions): KnockClient;
}

/** Emits the toy; its client either asks for a connection as it starts, or leaves the first to its host. */
export async function emitKnock(first: "asked for" | "left to the host"): Promise<Knock> {
  const start = first === "asked for" ? "\n        entry: [connect]" : "";
  const load = await emitToy(writeSpec(start));
  const files = ["server", "server.tcp", "server.websocket", "client.tcp", "client.websocket"];
  return Object.assign({}, ...files.map((file) => load(`knock/${file}.ts`))) as Knock;
}
