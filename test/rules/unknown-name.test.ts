import { describe, expect, it } from "vitest";
import { unknownName } from "../../generator/rules/unknown-name.js";
import { analyzeText, tell, writeSpec } from "./analyze-text.js";

const server = `
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
      friend: { kind: outcome }
    states:
      WAITING: { on: { HELLO: GONE, SILENCE: GONE } }
      GONE: { type: final }`;

function mend(from: string, to: string): { readonly server: string } {
  expect(server).toContain(from);
  return { server: server.replace(from, to) };
}

describe("unknown-name flags", () => {
  it.each([
    ["initial: WAITING", "initial: WAITIN", 'no state "WAITIN"'],
    ["HELLO: GONE", "HELLO: GON", 'no state "GON"'],
    ["{ on:", "{ extends: Defaults, on:", 'no superstate "Defaults"'],
    ["HELLO: GONE", "HELO: GONE", 'no message or event "HELO"'],
    ["HELLO: GONE", "HELLO: { target: GONE, actions: [{ send: HELO }] }", 'no message "HELO"'],
    ["initial:", "ignore: [HELO]\n    initial:", 'no message "HELO"'],
    ["friend:", "bad: { kind: rejection, of: [HELO] }\n      friend:", 'no message "HELO"'],
    ["HELLO: GONE", "HELLO: { target: GONE, actions: [{ raise: frend }] }", 'no outcome "frend"'],
    ["states:", "actions: { look: { raises: [frend] } }\n    states:", 'no outcome "frend"'],
    ["HELLO: GONE", "HELLO: { target: GONE, actions: [{ restart: SILENC }] }", 'no timer "SILENC"'],
  ])("a name that nothing declares, where %j becomes %j", (from, to, message) => {
    expect(tell(mend(from, to))).toEqual([`unknown-name: The server knows ${message}.`]);
  });

  it.each([
    ["an event sent", "{ send: SILENCE }", '"SILENCE" is an event of kind "timer": only messages can be sent.'],
    ["a message raised", "{ raise: HELLO }", '"HELLO" is a message: only outcomes can be raised.'],
    ["a timer raised", "{ raise: SILENCE }", '"SILENCE" is an event of kind "timer": only outcomes can be raised.'],
    [
      "an outcome restarted",
      "{ restart: friend }",
      '"friend" is an event of kind "outcome": only timers can be restarted.',
    ],
    ["a state raised", "{ raise: GONE }", '"GONE" is a state: only outcomes can be raised.'],
  ])("%s", (_, action, message) => {
    const parts = mend("HELLO: GONE", `HELLO: { target: GONE, actions: [${action}] }`);
    expect(tell(parts)).toEqual([`unknown-name: ${message}`]);
  });

  it("an ordinary state that is extended", () => {
    expect(tell(mend("GONE: { type: final }", "GONE: { type: final }\n      LATER: { extends: WAITING }"))).toEqual([
      'unknown-name: "WAITING" is an ordinary state: only superstates (`type: abstract`) can be extended.',
    ]);
  });

  it("an event that is ignored", () => {
    expect(tell(mend("initial:", "ignore: [SILENCE]\n    initial:"))).toEqual([
      'unknown-name: "SILENCE" is an event of kind "timer": only messages can be ignored.',
    ]);
  });

  it("types in fields of messages, types and commands, however deep", () => {
    const types = "{ Header: { a: Hader } }";
    const messages = "{ HELLO: { from: client, fields: { header: list<map<Headr>> } } }";
    const found = tell({
      types,
      messages,
      ...mend("friend:", "go: { kind: command, fields: { x: strng } }\n      friend:"),
    });
    expect(found).toEqual([
      'unknown-name: There is no type "Hader".',
      'unknown-name: There is no type "Headr".',
      'unknown-name: There is no type "strng".',
    ]);
  });

  it("at the name, offering the one that was meant", () => {
    const [finding] = analyzeText(unknownName.flagged);
    expect(finding).toMatchObject({ span: { start: { line: 14, column: 22 } }, help: 'did you mean "GONE"?' });
  });

  it("offering only what fits the place", () => {
    const [finding] = analyzeText(writeSpec(mend("SILENCE: GONE", "SILENCE: { actions: [{ restart: HELO }] }")));
    expect(finding?.help).toBe("declare it under `events` with `kind: timer`");
  });
});

describe("unknown-name allows", () => {
  it("`*`, events and messages of either side in `on`", () => {
    const messages = "{ HELLO: { from: client }, HI: { from: both } }";
    expect(tell({ messages, ...mend("HELLO: GONE", "HELLO: GONE, HI: GONE, '*': GONE") })).toEqual([]);
  });

  it("a type that is declared later", () => {
    const types = "{ Outer: { inner: Inner }, Inner: { a: string } }";
    const messages = "{ HELLO: { from: client, fields: { outer: list<Outer> } } }";
    expect(tell({ types, messages, server })).toEqual([]);
  });
});
