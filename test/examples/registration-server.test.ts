import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import {
  makeAsk,
  makeBye,
  makeHello,
  makeNop,
  type AskFields,
  type ClientMessage,
  type ServerMessage,
} from "../../generated/registration/messages.js";
import { createRegistrationServer, type RegistrationServerSession } from "../../generated/registration/server.js";
import * as creation from "../../examples/apps/create-app.js";
import {
  createServerContext,
  createServerHandlers,
  type ServerContext,
} from "../../examples/registration/server-handlers.js";
import { createAppFolder, type AppFolder } from "./app-folder.js";

vi.mock("../../examples/apps/create-app.js", { spy: true });

describe("the server of the registration", () => {
  let folder: AppFolder;
  let sent: ServerMessage[];
  let faults: unknown[];
  let session: RegistrationServerSession<ServerContext>;

  beforeEach(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    folder = createAppFolder();
    sent = [];
    faults = [];
    const server = createRegistrationServer<ServerContext, string>({
      handlers: createServerHandlers({ apps: folder.path, passcode: "open sesame", ttl: 60 }),
      hooks: { error: (_session, error) => faults.push(error) },
      context: ({ key }) => createServerContext(key),
    });
    session = server.connect("peer", { send: (message) => sent.push(message), close: () => undefined });
  });

  afterEach(() => {
    session.terminate();
    folder.remove();
    vi.restoreAllMocks();
  });

  function header(seq: number) {
    return { protoVer: 1, seq };
  }

  async function getKey() {
    session.receive(makeHello({ header: header(1), device: "a device" }));
    await session.until("APP REGISTERED");
    const last = sent.at(-1);
    if (last?.type !== "KEY") throw new Error("no KEY");
    return last;
  }

  async function refuse(message: ClientMessage): Promise<string | undefined> {
    session.receive(message);
    await session.until("DISCONNECTED");
    const last = sent.at(-1);
    return last?.type === "BYE" ? last.reason : undefined;
  }

  async function becomeReady(): Promise<string> {
    const { appId } = await getKey();
    session.receive(makeAsk({ header: header(2), appId, passcode: "open sesame" }));
    return lastToken();
  }

  function lastToken(): string {
    const last = sent.at(-1);
    if (last?.type !== "READY-OK" && last?.type !== "NOP") throw new Error("no token");
    return last.token;
  }

  it("turns down another version", async () => {
    const hello = makeHello({ header: { protoVer: 2, seq: 1 }, device: "a device" });
    expect(await refuse(hello)).toBe("invalid header info");
  });

  it("stores the public key of the private one when ASK is accepted, not before", async () => {
    const { appId, privateKey } = await getKey();
    expect(readdirSync(folder.path)).toEqual([]);
    session.receive(makeAsk({ header: header(2), appId, passcode: "open sesame" }));
    expect(session.state).toBe("READY");
    const stored = createPublicKey(readFileSync(join(folder.path, `${appId}.pem`)));
    expect(stored.equals(createPublicKey(createPrivateKey(privateKey)))).toBe(true);
  });

  it("keeps no private key that it has sent", async () => {
    const { privateKey } = await getKey();
    expect(privateKey).toContain("BEGIN PRIVATE KEY");
    expect(JSON.stringify(session.context)).not.toContain("PRIVATE KEY");
  });

  it.each<[string, (right: AskFields) => AskFields]>([
    ["a wrong passcode", (right) => ({ ...right, passcode: "open sesam" })],
    ["an empty passcode", (right) => ({ ...right, passcode: "" })],
    ["another app's id", (right) => ({ ...right, appId: `${right.appId}x` })],
    ["a path in place of the id", (right) => ({ ...right, appId: "../x" })],
    ["another app in its header", (right) => ({ ...right, header: { ...header(2), appId: "x" } })],
    ["a seq that stays", (right) => ({ ...right, header: header(1) })],
  ])("turns down %s, and leaves nothing behind", async (_case, change) => {
    const { appId } = await getKey();
    const ask = change({ header: header(2), appId, passcode: "open sesame" });
    expect(await refuse(makeAsk(ask))).toBe("invalid passcode");
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it("ends a session whose key cannot be stored, and does not say that it is ready", async () => {
    const { appId } = await getKey();
    writeFileSync(join(folder.path, `${appId}.pem`), "as it was");
    session.receive(makeAsk({ header: header(2), appId, passcode: "open sesame" }));
    expect(session.ended).toBe(true);
    expect(faults).toHaveLength(1);
    expect(sent.map(({ type }) => type)).toEqual(["KEY"]);
    expect(readFileSync(join(folder.path, `${appId}.pem`), "utf8")).toBe("as it was");
  });

  it("renews the token with each NOP, and takes none a second time", async () => {
    const token = await becomeReady();
    session.receive(makeNop({ header: header(3), token }));
    expect(lastToken()).not.toBe(token);
    expect(await refuse(makeNop({ header: header(4), token }))).toBe("invalid token");
  });

  it("answers a BYE that shows the token", async () => {
    const token = await becomeReady();
    expect(await refuse(makeBye({ header: header(3), token }))).toBe("bye");
  });

  it("reports that no key could be made, and stays where the chart says", async () => {
    vi.mocked(creation.createApp).mockRejectedValueOnce(new Error("no entropy"));
    session.receive(makeHello({ header: header(1), device: "a device" }));
    await vi.waitFor(() => {
      expect(console.error).toHaveBeenCalledExactlyOnceWith("peer gets no key: no entropy");
    });
    expect(session.state).toBe("REGISTRATION");
    expect(faults).toEqual([]);
  });
});
