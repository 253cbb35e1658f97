import type { ClientMessage, ServerMessage } from "../../generated/filemq/messages.js";
import type { FilemqServer } from "../../generated/filemq/server.js";
import type { HostedServer } from "../../generated/host.js";
import type { ZeromqPeer } from "../../generated/zeromq.js";
import type { Pace } from "./pace.js";

/**
 * Puts a server's pace between it and its host. The chart ignores HUGZ-OK, so that no handler hears of one; what stands
 * here does.
 */
export function paceServer(
  server: FilemqServer<{ readonly pace: Pace }, ZeromqPeer>,
): HostedServer<ZeromqPeer, ClientMessage, ServerMessage> {
  return {
    close: (grace) => server.close(grace),
    connect: (peer, transport) => {
      const session = server.connect(peer, {
        send: (message) => {
          transport.send(message);
          if (session.context.pace.countSent(message)) session.send({ type: "HUGZ" });
        },
        close: (reason) => {
          transport.close(reason);
        },
      });
      return {
        get ended() {
          return session.ended;
        },
        opened: () => {
          session.opened();
        },
        accept: (received) => {
          session.accept(received);
          const mayGoOn = received.kind === "message" && session.context.pace.countReceived(received.message);
          if (mayGoOn) session.hear({ type: "dispatch" });
        },
        closed: () => {
          session.closed();
        },
      };
    },
  };
}
