import { describe, expect, it } from "vitest";
import { tell } from "./analyze-text.js";

const messages = "{ HELLO: { from: client }, AUTH: { from: client }, NOP: { from: both }, HI: { from: server } }";

function chart(ready: string, more = ""): { readonly messages: string; readonly server: string } {
  return {
    messages,
    server: `
    initial: READY
    events:
      SILENCE: { kind: timer, after: 30s }
      GARBLED: { kind: malformed }
      ok: { kind: outcome }
      go: { kind: command }${more}
    states:
      Defaults: { type: abstract, on: { HELLO: GONE, AUTH: GONE } }
      READY: ${ready}
      GONE: { type: final }`,
  };
}

describe("missing-event flags", () => {
  it("once for a state, with the messages that the peer may send and nothing says a word of", () => {
    expect(tell(chart("{ on: { NOP: GONE } }"))).toEqual([
      'missing-event: State "READY" of the server does not say what happens on "HELLO" and "AUTH".',
    ]);
  });

  it.each([
    ["a timer", "{ on: { SILENCE: GONE } }"],
    ["malformed input", "{ on: { GARBLED: GONE } }"],
  ])("a state that answers nothing but %s", (_, ready) => {
    expect(tell(chart(ready))).toEqual([
      'missing-event: State "READY" of the server does not say what happens on "HELLO", "AUTH" and "NOP".',
    ]);
  });

  it("the states inside a compound one, each for what it and those around it leave out", () => {
    const ready = "{ initial: IN, on: { HELLO: GONE, NOP: DEEP }, states: { IN: { on: { AUTH: GONE } }, DEEP: {} } }";
    expect(tell(chart(ready))).toEqual([
      'missing-event: State "DEEP" of the server does not say what happens on "AUTH".',
    ]);
  });

  it("a guarded `always`, which may leave the state waiting", () => {
    const ready = "{ on: { HELLO: GONE, NOP: GONE }, always: [{ target: GONE, guard: g }] }";
    expect(tell(chart(ready))).toEqual([
      'missing-event: State "READY" of the server does not say what happens on "AUTH".',
    ]);
  });

  it("what a client misses of the server's messages", () => {
    const client = `
    initial: ASKING
    events: { SILENCE: { kind: timer, after: 30s } }
    states:
      ASKING: { on: { NOP: DONE, SILENCE: DONE } }
      DONE: { type: final }`;
    expect(tell({ ...chart("{ on: { '*': GONE } }"), client })).toEqual([
      'missing-event: State "ASKING" of the client does not say what happens on "HI".',
    ]);
  });
});

describe("missing-event allows", () => {
  it.each([
    ["a state that catches the rest", "{ on: { NOP: GONE, '*': GONE } }"],
    ["what superstates handle", "{ extends: Defaults, on: { NOP: GONE } }"],
    ["what is handled under guards", "{ extends: Defaults, on: { NOP: { target: GONE, guard: g } } }"],
    ["what states around handle", "{ initial: IN, extends: Defaults, on: { NOP: GONE }, states: { IN: {} } }"],
    ["a state that waits for a command only", "{ on: { go: GONE } }"],
    ["a state that waits for outcomes only", "{ entry: [{ raise: ok }], on: { ok: GONE } }"],
    ["a state with an open `always`", "{ on: { HELLO: GONE }, always: GONE }"],
  ])("%s", (_, ready) => {
    expect(tell(chart(ready))).toEqual([]);
  });

  it("what the role ignores", () => {
    const more = "\n    ignore: [HELLO, AUTH]";
    expect(tell(chart("{ on: { NOP: GONE } }", more))).toEqual([]);
  });

  it("a message that is accepted, and goes on about the others", () => {
    const parts = chart("{ on: { NOP: GONE } }");
    const accepted = messages.replace("AUTH: {", 'AUTH: { accept: { missing-event: "only once" },');
    expect(tell({ ...parts, messages: accepted })).toEqual([
      'missing-event: State "READY" of the server does not say what happens on "HELLO".',
    ]);
  });
});
