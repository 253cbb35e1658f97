import type { KeyObject } from "node:crypto";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import {
  makeAuth,
  makeBye,
  makeHello,
  makeNop,
  type ClientMessage,
  type ServerMessage,
} from "../../generated/handshake/messages.js";
import { createHandshakeServer, type HandshakeServerSession } from "../../generated/handshake/server.js";
import { signChallenge } from "../../examples/handshake/challenge.js";
import {
  createServerContext,
  createServerHandlers,
  type ServerContext,
} from "../../examples/handshake/server-handlers.js";
import { createAppFolder, type AppFolder } from "./app-folder.js";

describe("the server of the handshake", () => {
  let folder: AppFolder;
  let privateKey: KeyObject;
  let sent: ServerMessage[];
  let session: HandshakeServerSession<ServerContext>;

  beforeEach(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    folder = createAppFolder();
    privateKey = folder.add("weather");
    folder.add("other");
    sent = [];
    const server = createHandshakeServer<ServerContext, string>({
      handlers: createServerHandlers({ apps: folder.path, ttl: 60 }),
      hooks: {
        error: (_session, error) => {
          throw error;
        },
      },
      context: ({ key }) => createServerContext(key),
    });
    session = server.connect("peer", { send: (message) => sent.push(message), close: () => undefined });
  });

  afterEach(() => {
    session.terminate();
    folder.remove();
    vi.restoreAllMocks();
  });

  function header(seq: number, appId = "weather") {
    return { protoVer: 1, seq, appId };
  }

  async function refuse(message: ClientMessage): Promise<string | undefined> {
    session.receive(message);
    await session.until("DISCONNECTED");
    const last = sent.at(-1);
    return last?.type === "BYE" ? last.reason : undefined;
  }

  async function sayHello(seq: number) {
    session.receive(makeHello({ header: header(seq) }));
    await session.until("HANDSHAKE");
    const last = sent.at(-1);
    if (last?.type !== "SERVER-HELLO") throw new Error("no SERVER-HELLO");
    return { sessionId: last.sessionId, challenge: last.challenge };
  }

  async function becomeReady(): Promise<string> {
    const asked = await sayHello(1);
    session.receive(
      makeAuth({ header: header(2), sessionId: asked.sessionId, signature: signChallenge(asked, privateKey) }),
    );
    expect(session.state).toBe("READY");
    return lastToken();
  }

  function lastToken(): string {
    const last = sent.at(-1);
    if (last?.type !== "READY-OK" && last?.type !== "NOP") throw new Error("no token");
    return last.token;
  }

  it.each(["nobody", "../weather", "", "__proto__", "con", "a".repeat(128)])("knows no app %j", async (appId) => {
    expect(await refuse(makeHello({ header: header(1, appId) }))).toBe("invalid header");
  });

  it.each([0, 2, 255])("speaks no version %i", async (protoVer) => {
    expect(await refuse(makeHello({ header: { ...header(1), protoVer } }))).toBe("invalid header");
  });

  it("asks for a signature over 32 random bytes", async () => {
    const { sessionId, challenge } = await sayHello(0);
    expect(challenge.length).toBe(32);
    expect(Buffer.from(sessionId, "base64url").length).toBeGreaterThanOrEqual(16);
    expect(sent).toMatchObject([{ type: "SERVER-HELLO", ttl: 60 }]);
  });

  it("turns down another session's id", async () => {
    const asked = await sayHello(1);
    const sessionId = `${asked.sessionId}x`;
    const signature = signChallenge(asked, privateKey);
    expect(await refuse(makeAuth({ header: header(2), sessionId, signature }))).toBe("invalid session id");
  });

  it.each([
    ["a seq that stays", header(5)],
    ["a seq that falls", header(4)],
    ["another app, though it is known", header(6, "other")],
    ["another version", { ...header(6), protoVer: 2 }],
  ])("turns down an AUTH with %s", async (_case, wrong) => {
    const asked = await sayHello(5);
    const auth = makeAuth({
      header: wrong,
      sessionId: asked.sessionId,
      signature: signChallenge(asked, privateKey),
    });
    expect(await refuse(auth)).toBe("invalid auth field");
  });

  it("turns down another app's signature", async () => {
    const asked = await sayHello(1);
    const signature = signChallenge(asked, folder.add("third"));
    const auth = makeAuth({ header: header(2), sessionId: asked.sessionId, signature });
    expect(await refuse(auth)).toBe("invalid auth field");
  });

  it("renews the token with each NOP, as long as the seq grows", async () => {
    const tokens = [await becomeReady()];
    for (const seq of [3, 4, 1_000, 0xffff_ffff]) {
      session.receive(makeNop({ header: header(seq), token: lastToken() }));
      expect(session.state).toBe("READY");
      tokens.push(lastToken());
    }
    expect(new Set(tokens).size).toBe(5);
  });

  it("takes no token a second time", async () => {
    const token = await becomeReady();
    session.receive(makeNop({ header: header(3), token }));
    expect(await refuse(makeNop({ header: header(4), token }))).toBe("invalid token");
  });

  it.each([
    ["a NOP without a header", (token: string) => makeNop({ token })],
    ["a NOP whose seq stays", (token: string) => makeNop({ header: header(2), token })],
    ["a NOP of another app", (token: string) => makeNop({ header: header(3, "other"), token })],
    ["a NOP with an empty token", () => makeNop({ header: header(3), token: "" })],
    ["a BYE without a token", () => makeBye({ header: header(3) })],
    ["a BYE with nothing", () => makeBye({})],
    ["a BYE with another token", (token: string) => makeBye({ header: header(3), token: `${token}x` })],
    ["a BYE whose seq falls", (token: string) => makeBye({ header: header(1), token })],
  ])("turns down %s", async (_case, make) => {
    expect(await refuse(make(await becomeReady()))).toBe("invalid token");
  });

  it("answers a BYE that shows the token, with a header or without", async () => {
    const token = await becomeReady();
    expect(await refuse(makeBye({ token }))).toBe("bye");
  });

  it("says plainly that a message was not expected", async () => {
    await sayHello(1);
    expect(await refuse(makeHello({ header: header(2) }))).toBe("unexpected message");
  });

  it("lives on where an app's key cannot be read, and reports it", async () => {
    expect(await refuse(makeHello({ header: header(1, "nobody") }))).toBe("invalid header");
    expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("peer named an app"));
  });
});
