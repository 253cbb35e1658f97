import type { Host, HostedServer, HostedSession } from "../../generated/host.js";
import type { EndReason, SessionHooks } from "../../generated/runtime.js";
import type { TcpConnectOptions, TcpListenOptions, TcpPeer } from "../../generated/tcp.js";
import type { WebSocketListenOptions, WebSocketPeer } from "../../generated/websocket-server.js";
import type { WebSocketConnectOptions } from "../../generated/websocket.js";
import { emitToy } from "./emit-toy.js";

/** A server that survives what is malformed and tells of it, and that ends with and without its connection. */
const spec = `
chartwright: 1
protocol: echo
codec: json
channel: stream
messages:
  SAY: { from: client, fields: { text: string } }
  LEAVE: { from: client }
  KEEP: { from: client }
  ECHO: { from: server, fields: { text: string } }
  BYE: { from: server, fields: { text: string } }
roles:
  server:
    initial: Open
    events:
      come: { kind: opened }
      bad: { kind: malformed }
      heard: { kind: outcome }
      tell: { kind: command, fields: { text: string } }
    actions:
      hear: { mayRaise: [heard] }
    states:
      Open:
        on:
          come: { actions: [greet] }
          SAY: { actions: [hear] }
          heard: { actions: [{ send: ECHO }] }
          bad: { actions: [{ send: ECHO }] }
          tell: { actions: [{ send: ECHO }] }
          LEAVE: Left
          KEEP: Kept
      Left: { type: final, entry: [{ send: BYE }] }
      Kept: { type: final, keepOpen: true, entry: [{ send: BYE }] }
  client: derived
`;

/** Either kind of peer. */
export type EchoPeer = TcpPeer | WebSocketPeer;

/** A session of the toy, as tests use it. */
export interface EchoSession extends HostedSession<unknown, unknown> {
  readonly state: string;
  readonly context: EchoPeer;
  readonly signal: AbortSignal;
  send(message: { readonly type: "ECHO"; readonly text: string }): void;
  terminate(): void;
}

/** The toy's server. */
export interface EchoServer extends HostedServer<EchoPeer, unknown, unknown> {
  readonly sessions: ReadonlyMap<EchoPeer, EchoSession>;
  broadcast(command: { readonly type: "tell"; readonly text: string }): void;
}

/** An event of the toy that its fields are made from. */
export interface EchoEvent {
  readonly type: string;
  readonly text?: string;
  readonly reason?: string;
}

/** What a test leaves to the toy's server. */
export interface EchoServerOptions {
  readonly handlers: {
    readonly greet: (session: EchoSession) => void;
    hear(session: EchoSession, event: EchoEvent): "heard" | undefined | Promise<"heard" | undefined>;
    buildEcho(session: EchoSession, event: EchoEvent): { readonly text: string };
    buildBye(session: EchoSession, event: EchoEvent): { readonly text: string };
  };
  readonly hooks: SessionHooks<EchoSession>;
  context(connection: { readonly key: EchoPeer }): EchoPeer;
}

/** The toy's client. */
export interface EchoClient {
  readonly state: string;
  readonly ended: boolean;
  sendSay(fields: { readonly text: string }): void;
  sendLeave(): void;
  terminate(): void;
  until(state: string): Promise<void>;
}

/** What a test leaves to the toy's client. */
export interface EchoClientOptions {
  readonly handlers: {
    onEcho(client: EchoClient, event: { readonly text: string }): void;
    onBye(client: EchoClient, event: { readonly text: string }): void;
  };
  readonly hooks: SessionHooks<EchoClient>;
  readonly context: null;
  readonly snapshot?: { readonly chart: string; readonly state: string };
}

/** All that is emitted for the toy. */
export interface Echo {
  createEchoServer(options: EchoServerOptions): EchoServer;
  listenEchoTcp(server: EchoServer, options: TcpListenOptions): Promise<Host>;
  listenEchoWebSocket(server: EchoServer, options: WebSocketListenOptions): Promise<Host>;
  connectEchoTcp(options: EchoClientOptions, connection: TcpConnectOptions): Promise<EchoClient>;
  connectEchoWebSocket(options: EchoClientOptions, connection: WebSocketConnectOptions): Promise<EchoClient>;
}

/** Emits the toy. */
export async function emitEcho(): Promise<Echo> {
  const load = await emitToy(spec);
  const files = ["server", "server.tcp", "server.websocket", "client.tcp", "client.websocket"];
  return Object.assign({}, ...files.map((file) => load(`echo/${file}.ts`))) as Echo;
}

/** How a session of the toy ended. */
export interface EchoEnd {
  readonly session: EchoSession;
  readonly reason: EndReason;
}
