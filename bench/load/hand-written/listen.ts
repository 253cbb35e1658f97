import { createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { maxConnections, type Listen, type ServerSettings } from "../loaded-server.js";
import { Connection } from "./connection.js";
import { Session } from "./session.js";

/**
 * The handshake's server as a careful person writes it on `node:net` without a generator: all that the chart says, and
 * the limits of the emitted host. It has no TLS, no promises in handlers, no snapshots, and no grace for what is under way.
 */
export const listen: Listen = async (settings) => {
  const sessions = new Set<Session>();
  const listener = createServer(
    { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000, highWaterMark: 65_536 },
    (socket) => {
      admit(socket, settings, sessions);
    },
  );
  listener.maxConnections = maxConnections;
  const sweep = startSweep(sessions, settings);
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    port: (listener.address() as AddressInfo).port,
    close: async () => {
      clearInterval(sweep);
      listener.close();
      for (const session of sessions) session.end();
      await once(listener, "close");
    },
  };
};

function startSweep(
  sessions: ReadonlySet<Session>,
  { connectionTimeout, sessionTimeout }: ServerSettings,
): NodeJS.Timeout {
  const expireAll = (): void => {
    const now = Date.now();
    for (const session of sessions) session.expire(now);
  };
  return setInterval(expireAll, Math.min(1_000, connectionTimeout / 10, sessionTimeout / 10));
}

function admit(socket: Socket, settings: ServerSettings, sessions: Set<Session>): void {
  const connection = new Connection(socket);
  const session = new Session(connection, settings);
  sessions.add(session);
  connection.start(session, () => {
    sessions.delete(session);
  });
}
