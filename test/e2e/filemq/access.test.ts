import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { expectSentence } from "../expect-sentence.js";
import { Stage } from "../stage.js";
import { DealerPeer, ohai, yarly } from "./dealer-peer.js";
import { writeFiles } from "./files.js";
import { RunningClient, startServer, type RunningServer } from "./programs.js";

const stage = new Stage();
const [password, other] = ["a-password:with-a-colon", "another password"];
const plain = ["--plain", `guest:${password}`, "--plain", `second:${other}`];

/** The server that wants a login, and the one that takes anybody as well. */
let [closed, open]: readonly (RunningServer | undefined)[] = [];

beforeAll(async () => {
  const folder = stage.makeFolder();
  writeFiles(folder, { "a.txt": "for friends" });
  for (const secret of [password, other, "a-wrong-password"]) stage.secrets.noteText(secret);
  [closed, open] = await Promise.all([
    startServer(stage, { folder, flags: [...plain, "--trace"] }),
    startServer(stage, { folder, flags: [...plain, "--anonymous", "--trace"] }),
  ]);
});

afterAll(() => stage.clear());

function connect(server: RunningServer | undefined, ...flags: readonly string[]): RunningClient {
  return new RunningClient(stage, { endpoint: server?.endpoint ?? "", flags: ["--resync", "--trace", ...flags] });
}

describe("a server with PLAIN", () => {
  test.concurrent.each([
    ["guest", password],
    ["second", other],
  ])("lets %s in by the right password", async (login, secret) => {
    await connect(closed, "--login", login, "--password", secret).creates("a.txt");
  });

  test.concurrent.each([
    ["guest", "a-wrong-password"],
    ["nobody", password],
  ])("refuses %s with the password %j", async (login, secret) => {
    const client = new RunningClient(stage, {
      endpoint: closed?.endpoint ?? "",
      flags: ["--login", login, `--password=${secret}`],
    });
    const end = await client.end();
    expectSentence(end, { code: 1, says: /refused.*(?:login|password)/u });
    expect(end.stdout).toBe("");
  });

  test.concurrent("offers a client without a login nothing that it could do, which says so", async () => {
    const client = new RunningClient(stage, { endpoint: closed?.endpoint ?? "" });
    const end = await client.end();
    expectSentence(end, { code: 1, says: /login/u });
    expect(end.stdout).toBe("");
  });

  test.concurrent.each([
    ["guest", other],
    ["guest", ""],
    ["Guest", password],
    ["", password],
    ["", ""],
  ])("refuses %j with the password %j, whoever asks", async (login, secret) => {
    const peer = new DealerPeer(stage, closed?.endpoint ?? "");
    expect(await peer.ask(ohai)).toBe("ORLY");
    await peer.send(yarly(login, secret));
    expect(await peer.hear()).toEqual({ type: "SRSLY", reason: "" });
  });

  test.concurrent.each<[string, string, string]>([
    ["no NUL", "guest", password],
    ["no NUL before the login", "guest\0", password],
    ["an identity to act as", "guest\0guest\0", password],
    ["more behind the password", "\0guest\0", `${password}\0`],
    ["only half of the password", "\0guest\0", password.slice(0, 5)],
    ["nothing", "", ""],
  ])("refuses a response with %s", async (_name, before, secret) => {
    const peer = new DealerPeer(stage, closed?.endpoint ?? "");
    expect(await peer.ask(ohai)).toBe("ORLY");
    const response = Buffer.from(`${before}${secret}`);
    expect(await peer.ask({ type: "YARLY", mechanism: "PLAIN", response })).toBe("SRSLY");
  });

  test.concurrent.each(["", "plain", "CURVE", "ANONYMOUS", "__proto__", "x".repeat(255)])(
    "refuses the mechanism %j, and goes on",
    async (mechanism) => {
      const peer = new DealerPeer(stage, closed?.endpoint ?? "");
      expect(await peer.ask(ohai)).toBe("ORLY");
      expect(await peer.ask({ type: "YARLY", mechanism, response: Buffer.from(`\0guest\0${password}`) })).toBe("SRSLY");
      expect(await peer.ask({ type: "HUGZ" })).toBe("RTFM"); // Its session has ended.
      expect(await peer.ask(ohai)).toBe("ORLY");
      expect(await peer.ask(yarly("guest", password))).toBe("OHAI-OK");
      expect(await peer.ask({ type: "HUGZ" })).toBe("HUGZ-OK");
    },
  );

  test.concurrent("asks again who says OHAI again", async () => {
    const peer = new DealerPeer(stage, closed?.endpoint ?? "");
    expect(await peer.ask(ohai)).toBe("ORLY");
    expect(await peer.ask(yarly("guest", password))).toBe("OHAI-OK");
    expect(await peer.ask(ohai)).toBe("ORLY");
    expect(await peer.ask({ type: "HUGZ" })).toBe("RTFM");
  });

  test.concurrent("offers PLAIN alone", async () => {
    const peer = new DealerPeer(stage, closed?.endpoint ?? "");
    await peer.send(ohai);
    expect(await peer.hear()).toEqual({ type: "ORLY", mechanisms: ["PLAIN"], challenge: Buffer.alloc(0) });
  });
});

describe("a server with PLAIN that takes anybody, too", () => {
  test.concurrent("lets in who has no login", async () => {
    await connect(open).creates("a.txt");
  });

  test.concurrent("lets in who has one", async () => {
    await connect(open, "--login", "guest", "--password", password).creates("a.txt");
  });
});

test("no program says a password, or prints where it failed", () => {
  expect(stage.secrets.size).toBe(3);
  expect(stage.findSlips()).toEqual([]);
});
