import { connectHandshakeWebSocket } from "../../generated/handshake/client.websocket.js";
import type { HandshakeClient, HandshakeClientHandlers } from "../../generated/handshake/client.js";
import type { Header } from "../../generated/handshake/messages.js";

// What a page needs to do the handshake: no more than the emitted client and what a browser has anyway.

/** Where the server is, and who the app is: the key is PKCS #8, as base64. */
export interface Visit {
  readonly url: string;
  readonly app: string;
  readonly key: string;
  readonly nops: number;
}

/** What the page keeps with its session. */
interface Context {
  seq: number;
  sessionId: string;
  challenge: Uint8Array;
  token: string;
  readonly seen: string[];
}

type Client = HandshakeClient<Context>;

const handlers: HandshakeClientHandlers<Context> = {
  onServerHello: ({ context }, { sessionId, challenge }) => {
    context.sessionId = sessionId;
    context.challenge = challenge;
  },
  onReadyOk: ({ context }, { token }) => {
    context.token = token;
  },
  onNop: ({ context }, { token }) => {
    context.token = token;
  },
  onBye: ({ context }, { reason = "" }) => {
    context.seen.push(`BYE: ${reason}`);
  },
};

const hooks = {
  error: ({ context }: Client, error: unknown) => {
    context.seen.push(String(error));
  },
  changed: ({ context, state }: Client, before: string) => {
    context.seen.push(`${before} -> ${state}`);
  },
  ended: ({ context }: Client, reason: string) => {
    context.seen.push(`ended: ${reason}`);
  },
};

/** Does the handshake, some NOPs and BYE; gives what was seen on the way. Rejects where the server refuses. */
export async function shakeHands({ url, app, key, nops }: Visit): Promise<readonly string[]> {
  const context: Context = { seq: 0, sessionId: "", challenge: new Uint8Array(), token: "", seen: [] };
  const client = await connectHandshakeWebSocket({ handlers, hooks, context }, { url });
  const nextHeader = (): Header => ({ protoVer: 1, seq: (context.seq += 1), appId: app });
  client.sendHello({ header: nextHeader() });
  await client.until("HANDSHAKE");
  const signature = await sign(context, key);
  client.sendAuth({ header: nextHeader(), sessionId: context.sessionId, signature });
  await client.until("READY");
  for (let sent = 0; sent < nops; sent += 1) {
    client.sendNop({ header: nextHeader(), token: context.token });
    await client.until("READY");
  }
  client.sendBye({ header: nextHeader(), token: context.token });
  await client.until("DISCONNECTED");
  return context.seen;
}

/** Signs the server's challenge with Ed25519, by the browser's own WebCrypto. */
async function sign({ sessionId, challenge }: Context, key: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  const ed25519 = await crypto.subtle.importKey("pkcs8", bytes, "Ed25519", false, ["sign"]);
  const text = `${sessionId}.${btoa(String.fromCharCode(...challenge))}`;
  return new Uint8Array(await crypto.subtle.sign("Ed25519", ed25519, new TextEncoder().encode(text)));
}
