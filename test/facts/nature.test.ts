import { describe, expect, it } from "vitest";
import { findNature } from "../../generator/facts/nature.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

function natureOf(state: string): string | null {
  const server = `
    initial: IT
    events:
      time: { kind: timer, after: 30s }
      garbled: { kind: malformed }
      strange: { kind: unknown }
      refused: { kind: rejection }
      go: { kind: command }
      up: { kind: opened }
      down: { kind: closed }
      ok: { kind: outcome }
    ignore: [NOP]
    states:
      Up: { type: abstract, on: { HELLO: GONE } }
      IT: ${state}
      GONE: { type: final }`;
  const messages = "{ HELLO: { from: client }, NOP: { from: client } }";
  const protocol = loadText(writeSpec({ messages, server }));
  const index = new ChartIndex(protocol, protocol.server);
  const found = index.state("IT");
  return found === undefined ? null : findNature(index, found);
}

describe("findNature", () => {
  it.each([
    ["waiting", "{ on: { HELLO: GONE } }"],
    ["waiting", "{ extends: Up }"],
    ["waiting", "{ on: { '*': GONE } }"],
    ["waiting", "{ on: { time: GONE } }"],
    ["waiting", "{ on: { garbled: GONE } }"],
    ["waiting", "{ on: { strange: GONE } }"],
    ["waiting", "{ on: { time: GONE, ok: GONE } }"],
    ["waiting", "{ on: { HELLO: GONE }, always: [{ target: GONE, guard: g }] }"],
    ["waiting", "{ on: { HELLO: GONE }, always: [{ actions: [look] }] }"],
    ["idle", "{ on: { go: GONE } }"],
    ["idle", "{ on: { up: GONE, ok: GONE } }"],
    ["idle", "{ on: { down: GONE } }"],
    ["transient", "{ on: { ok: GONE } }"],
    ["transient", "{ on: { HELLO: GONE }, always: GONE }"],
    ["transient", "{ on: { HELLO: GONE }, always: [{ actions: [terminate] }] }"],
    ["mute", "{}"],
    ["mute", "{ on: { refused: GONE } }"],
    ["outer", "{ initial: IN, states: { IN: { on: { HELLO: GONE } } } }"],
    ["final", "{ type: final }"],
    ["abstract", "{ type: abstract }"],
  ])("calls %s a state like %s", (nature, state) => {
    expect(natureOf(state)).toBe(nature);
  });
});
