import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { expectSentence } from "./expect-sentence.js";
import { Stage } from "./stage.js";
import { listenStrangely } from "./strange-server.js";

const stage = new Stage();

afterAll(() => stage.clear());

const programs = ["handshake/server", "handshake/client", "registration/server", "registration/client"] as const;

describe.each(programs)("%s", (name) => {
  test.concurrent("without flags says which is missing", async () => {
    const end = await stage.start(name, []).end();
    expectSentence(end, { code: 2, says: /--\w+/u });
    expect(end.stdout).toBe("");
  });

  test.concurrent("names a flag that it does not know", async () => {
    const end = await stage.start(name, ["--port", "7001", "--frobnicate"]).end();
    expectSentence(end, { code: 2, says: /--frobnicate/u });
    expect(end.stdout).toBe("");
  });
});

test.concurrent.each(["handshake", "registration"] as const)("the %s server names a port in use", async (protocol) => {
  const port = String(await listenStrangely(stage));
  const more = protocol === "registration" ? ["--passcode", "of-no-use"] : [];
  const flags = ["--port", port, "--apps", join(stage.makeFolder(), "apps"), ...more];
  const end = await stage.start(`${protocol}/server`, flags).end();
  expectSentence(end, { code: 1, says: new RegExp(`${port}.*in use|in use.*${port}`, "u") });
  expect(end.stdout).toBe("");
});
