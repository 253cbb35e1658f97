import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { compile } from "./compile.js";

const complete = "test/types/complete-handlers.ts";
const completeText = readFileSync(new URL("complete-handlers.ts", import.meta.url), "utf8");
const protocols = ["filemq", "handshake", "registration"];
const generated = protocols.map((protocol) => `generated/${protocol}/index.ts`);

describe("emitted code compiles under the strictest flags, with handlers that are complete", () => {
  test.each(["nodenext", "bundler"] as const)("%s", { timeout: 120_000 }, (resolution) => {
    const ofBrowsers = ["handshake", "registration"].map((protocol) => `generated/${protocol}/client.websocket.ts`);
    expect(compile([complete, ...generated, ...ofBrowsers], { resolution })).toEqual([]);
  });

  test("nodenext, with the hosts", { timeout: 120_000 }, () => {
    const ofJson = ["tcp", "websocket"].flatMap((host) => [`handshake/*.${host}`, `registration/*.${host}`]);
    const hosts = [...ofJson, "filemq/*.zeromq"].flatMap((file) =>
      ["server", "client"].map((role) => `generated/${file.replace("*", role)}.ts`),
    );
    expect(compile(hosts, { place: "node" })).toEqual([]);
  });
});

/** A slip, as the text that it replaces and what it puts there, and the text at which the compiler must point. */
const mistakes = [
  {
    title: "a missing handler",
    correct: "  openSession: () => undefined,\n",
    wrong: "",
    at: "handshakeHandlers: HandshakeServerHandlers<null> = {",
  },
  {
    title: "an outcome that the chart does not know",
    correct: 'tryAnonymousAccess: () => "friend"',
    wrong: 'tryAnonymousAccess: () => "stranger"',
    at: '"stranger",',
  },
  {
    title: "an action that must answer and answers with nothing",
    correct: 'getFirstSubscription: () => "ok"',
    wrong: "getFirstSubscription: () => undefined",
    at: "undefined,",
  },
  {
    title: "a check that answers with a rejection its state does not handle",
    correct: '"INVALID SESSION ID"),',
    wrong: '"INVALID TOKEN"),',
    at: '(sessionId === "1" ? undefined : "INVALID TOKEN"),',
  },
  {
    title: "a builder that leaves out a field",
    correct: '({ token: "first", ttl: 600 }),',
    wrong: '({ token: "first" }),',
    at: '({ token: "first" }),',
  },
  {
    title: "an event that the chart lacks",
    correct: '{ type: "SESSION TIMEOUT" }',
    wrong: '{ type: "LUNCH TIME" }',
    at: 'type: "LUNCH TIME" });',
  },
  {
    title: "a message of the other side",
    correct: '{ type: "READY-OK", token: "first", ttl: 600 }',
    wrong: '{ type: "HELLO", header: { protoVer: 1, seq: 1, appId: "a" } }',
    at: 'type: "HELLO", header: { protoVer: 1, seq: 1, appId: "a" } });',
  },
  {
    title: "a field of another event than the one a handler gets",
    correct: "{ token }) => ({ token }),",
    wrong: "{ challenge }) => ({ token: challenge }),",
    at: "challenge }) => ({ token: challenge }),",
  },
] as const;

test("each slip of a handler's author is one error, where the slip is", { timeout: 120_000 }, () => {
  const paths = mistakes.map((_mistake, position) => `test/types/slip-${position}.ts`);
  const texts = mistakes.map(({ correct, wrong }) => replaceOnce(completeText, correct, wrong));
  const faults = compile([], { texts: new Map(paths.map((path, position) => [path, texts[position] ?? ""])) });
  const found = paths.map((path) => faults.filter(({ file }) => file === path).map(({ at }) => at));
  expect(Object.fromEntries(mistakes.map(({ title }, position) => [title, found[position]]))).toEqual(
    Object.fromEntries(mistakes.map(({ title, at }) => [title, [at]])),
  );
  expect(faults).toHaveLength(mistakes.length);
});

function replaceOnce(text: string, correct: string, wrong: string): string {
  const parts = text.split(correct);
  if (parts.length !== 2)
    throw new Error(`${JSON.stringify(correct)} stands ${parts.length - 1} times in the handlers`);
  return parts.join(wrong);
}
