import { onTestFinished } from "vitest";

import type { Host } from "../../generated/host.js";
import type { TcpListenOptions } from "../../generated/tcp.js";
import type { WebSocketListenOptions } from "../../generated/websocket-server.js";
import {
  emitEcho,
  type Echo,
  type EchoEnd,
  type EchoServer,
  type EchoServerOptions,
  type EchoSession,
} from "./echo.js";
import { Log } from "./log.js";

/** The toy, emitted once for each file of tests. */
export const echo: Echo = await emitEcho();

/** A server of the toy that listens, and what it did. */
export interface EchoStage {
  readonly server: EchoServer;
  readonly host: Host;
  readonly port: number;
  readonly sessions: Log<EchoSession>;
  readonly ends: Log<EchoEnd>;
  /** What the host's `error` heard. */
  readonly faults: Log<unknown>;
  /** What the hook `error` heard. */
  readonly errors: Log<unknown>;
}

/** What a test does its own way. */
export type EchoChoice = Partial<EchoServerOptions["handlers"]> &
  Partial<Pick<EchoServerOptions, "context">> & {
    readonly ended?: (session: EchoSession, reason: string) => void;
  };

/** Starts a server of the toy over TCP on a free port; it is closed when the test is over. */
export async function stageTcp(choice: EchoChoice = {}, options: Partial<TcpListenOptions> = {}): Promise<EchoStage> {
  return stage(choice, (server, error) => echo.listenEchoTcp(server, { port: 0, error, ...options }));
}

/** Starts a server of the toy over WebSockets on a free port; it is closed when the test is over. */
export async function stageWebSocket(
  choice: EchoChoice = {},
  options: Partial<WebSocketListenOptions> = {},
): Promise<EchoStage> {
  return stage(choice, (server, error) => echo.listenEchoWebSocket(server, { port: 0, error, ...options }));
}

async function stage(
  { context = ({ key }) => key, ended, greet, ...handlers }: EchoChoice,
  listen: (server: EchoServer, error: (fault: unknown) => void) => Promise<Host>,
): Promise<EchoStage> {
  const logs = { sessions: new Log<EchoSession>(), ends: new Log<EchoEnd>(), faults: new Log(), errors: new Log() };
  const server = echo.createEchoServer({
    handlers: {
      greet: (session) => {
        logs.sessions.add(session);
        greet?.(session);
      },
      hear: (session, { text = "" }) => {
        session.send({ type: "ECHO", text });
        return undefined;
      },
      buildEcho: (_session, { type, text }) => ({ text: text ?? type }),
      buildBye: (_session, { type }) => ({ text: type }),
      ...handlers,
    },
    hooks: {
      error: (_session, error) => {
        logs.errors.add(error);
      },
      ended: (session, reason) => {
        ended?.(session, reason);
        logs.ends.add({ session, reason });
      },
    },
    context,
  });
  const host = await listen(server, (fault) => {
    logs.faults.add(fault);
  });
  onTestFinished(() => host.close(0));
  return { server, host, port: host.port, ...logs };
}
