import type { HandshakeClientHandlers } from "../../generated/handshake/client.js";
import { createClientContext, noteBye, type ClientContext } from "../command/client-hooks.js";
import type { Challenge } from "./challenge.js";

/** What the client keeps with its session. */
export interface HandshakeContext extends ClientContext {
  /** What the server asked it to sign. */
  asked: Challenge;
}

/** Gives what is kept before SERVER-HELLO. */
export function createHandshakeContext(): HandshakeContext {
  return { ...createClientContext(), asked: { sessionId: "", challenge: new Uint8Array() } };
}

/** What the chart leaves to its user: to keep what the server's messages bring. */
export const clientHandlers: HandshakeClientHandlers<HandshakeContext> = {
  onServerHello: ({ context }, asked) => {
    context.asked = asked;
  },
  onReadyOk: ({ context }, { token }) => {
    context.token = token;
  },
  onNop: ({ context }, { token }) => {
    context.token = token;
  },
  onBye: noteBye,
};
