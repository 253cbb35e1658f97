import { readdirSync } from "node:fs";

import { afterAll, describe, expect, test } from "vitest";

import type { ServerMessage } from "../../../generated/filemq/index.js";
import { expectSentence } from "../expect-sentence.js";
import { Stage } from "../stage.js";
import { Kitchen } from "./kitchen.js";
import { RunningClient } from "./programs.js";
import { RouterHost } from "./router-host.js";

const stage = new Stage();

afterAll(() => stage.clear());

describe.concurrent("a client ends for good", () => {
  async function meet(): Promise<{ readonly host: RouterHost; readonly client: RunningClient }> {
    const host = await RouterHost.bind(stage);
    const client = new RunningClient(stage, { endpoint: host.endpoint });
    await host.hear("OHAI");
    return { host, client };
  }

  test.each<[string, ServerMessage, RegExp]>([
    ["by SRSLY with a reason", { type: "SRSLY", reason: "the club is full" }, /the club is full/u],
    ["by RTFM", { type: "RTFM", reason: "" }, /\w+/u],
    [
      "where nothing is offered that it knows",
      { type: "ORLY", mechanisms: ["CURVE", "GSSAPI\u001b[2J"], challenge: Buffer.alloc(9) },
      /CURVE/u,
    ],
  ])("%s to its OHAI", async (_name, answer, says) => {
    const { host, client } = await meet();
    await host.send(answer);
    const end = await client.end();
    expectSentence(end, { code: 1, says });
    expect(end.stderr).not.toContain("\u001b");
    expect(end.stdout).toBe("");
    expect(host.heard.entries.map(({ type }) => type)).toEqual(["OHAI"]);
  });

  test.each<[string, ServerMessage, RegExp]>([
    ["by RTFM", { type: "RTFM", reason: "read the manual" }, /read the manual/u],
    ["where it is let in again", { type: "OHAI-OK" }, /OHAI-OK/u],
  ])("%s later, in the middle of a file", async (_name, message, says) => {
    const { host, client } = await meet();
    await host.admit();
    const kitchen = new Kitchen(host);
    await kitchen.file("/a.txt", "whole");
    await kitchen.chunk("/b.txt", 0, "half");
    await host.send(message);
    const end = await client.end();
    expectSentence(end, { code: 1, says });
    expect(end.stdout).toBe("connected\ncreated a.txt\n");
    expect(readdirSync(client.inbox)).toEqual(["a.txt"]);
  });

  test("and what is no message is dropped before", async () => {
    const { host, client } = await meet();
    await host.send([Buffer.from("nonsense")], [Buffer.alloc(0)], [Buffer.from("\xaa\xa3\x63", "latin1")]);
    await host.admit();
    await host.send([Buffer.from("nonsense")], { type: "HUGZ-OK" }, { type: "ICANHAZ-OK" }, { type: "HUGZ" });
    await host.hear("HUGZ-OK");
    await host.send({ type: "SRSLY", reason: "enough" });
    expectSentence(await client.end(), { code: 1, says: /enough/u });
  });
});

test("no program prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
