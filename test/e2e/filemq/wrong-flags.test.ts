import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { expectSentence } from "../expect-sentence.js";
import { Stage } from "../stage.js";
import { listenStrangely } from "../strange-server.js";
import { writeFiles } from "./files.js";

const stage = new Stage();
const folder = stage.makeFolder();
const bind = ["--bind", "tcp://127.0.0.1:*"];
const publish = ["--publish", folder];
const connect = ["--connect", "tcp://127.0.0.1:5670"];
const inbox = ["--inbox", join(folder, "inbox")];

writeFiles(folder, { "a file": "is no folder" });
stage.secrets.noteText("a-password-alone");

afterAll(() => stage.clear());

describe("the server exits with 2", () => {
  test.concurrent.each<[string, readonly string[], RegExp]>([
    ["without flags", [], /--\w+/u],
    ["where nobody could come in", [...bind, ...publish], /--anonymous.*--plain/u],
    ["where an alias is missing", [...bind, ...publish, ...publish, "--alias", "/", "--anonymous"], /--alias/u],
    ["where a folder is not there", [...bind, "--publish", join(folder, "nowhere"), "--anonymous"], /nowhere/u],
    ["where PLAIN has no password", [...bind, ...publish, "--plain", "a-password-alone"], /--plain/u],
    ["where chunks have no size", [...bind, ...publish, "--anonymous", "--chunk-size", "0"], /--chunk-size/u],
    ["where the endpoint is none", ["--bind", "nonsense", ...publish, "--anonymous"], /--bind|nonsense/u],
    ["at an unknown flag", [...bind, ...publish, "--anonymous", "--frobnicate"], /--frobnicate/u],
  ])("%s", async (_name, flags, says) => {
    const end = await stage.start("filemq/server", flags).end();
    expectSentence(end, { code: 2, says });
    expect(end.stdout).toBe("");
  });
});

describe("the client exits with 2", () => {
  test.concurrent.each<[string, readonly string[], RegExp]>([
    ["without flags", [], /--\w+/u],
    ["without --subscribe", [...connect, ...inbox], /--subscribe/u],
    ["with a login alone", [...connect, ...inbox, "--subscribe", "/", "--login", "guest"], /--password/u],
    ["with a password alone", [...connect, ...inbox, "--subscribe", "/", "--password", "a-password-alone"], /--login/u],
    ["where the endpoint is none", ["--connect", "nonsense", ...inbox, "--subscribe", "/"], /--connect|nonsense/u],
    ["at an unknown flag", [...connect, ...inbox, "--subscribe", "/", "--frobnicate"], /--frobnicate/u],
  ])("%s", async (_name, flags, says) => {
    const end = await stage.start("filemq/client", flags).end();
    expectSentence(end, { code: 2, says });
    expect(end.stdout).toBe("");
  });
});

test.concurrent("an endpoint that is taken is named", async () => {
  const port = await listenStrangely(stage);
  const flags = ["--bind", `tcp://127.0.0.1:${port}`, ...publish, "--anonymous"];
  const end = await stage.start("filemq/server", flags).end();
  expectSentence(end, { code: 1, says: new RegExp(`${port}`, "u") });
  expect(end.stdout).toBe("");
});

test.concurrent("an inbox that cannot be one is named", async () => {
  const flags = [...connect, "--inbox", join(folder, "a file"), "--subscribe", "/"];
  const end = await stage.start("filemq/client", flags).end();
  expectSentence(end, { code: 1, says: /a file/u });
  expect(end.stdout).toBe("");
});

test("no program says a password, or prints where it failed", () => {
  expect(stage.findSlips()).toEqual([]);
});
