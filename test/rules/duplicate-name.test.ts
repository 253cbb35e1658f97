import { describe, expect, it } from "vitest";
import { analyzeText, tell, writeSpec } from "./analyze-text.js";

const server = `
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING: { on: { HELLO: GONE, SILENCE: GONE } }
      GONE: { type: final }`;

describe("duplicate-name flags", () => {
  it("a state inside another with the name of one outside, and shows both", () => {
    const nested = `
    initial: OPEN
    states:
      OPEN:
        initial: A
        on: { HELLO: GONE }
        states:
          A: {}
          GONE: { type: final }
      GONE: { type: final }`;
    const [finding] = analyzeText(writeSpec({ server: nested }));
    expect(finding).toMatchObject({
      message: 'The server has two states called "GONE".',
      span: { start: { line: 18 } },
      related: [{ span: { start: { line: 17 } } }],
    });
  });

  it("an event with the name of a message", () => {
    expect(tell({ server: server.replaceAll("SILENCE", "HELLO").replace("HELLO: GONE, HELLO", "HELLO") })).toEqual([
      'duplicate-name: The event "HELLO" of the server has the name of a message.',
    ]);
  });

  it("two messages with one id", () => {
    const messages = "{ HELLO: { from: client, id: 1 }, HI: { from: server, id: 1 }, HEY: { from: server, id: 2 } }";
    expect(tell({ messages, server })).toEqual(['duplicate-name: The messages "HELLO" and "HI" both have the id 1.']);
  });
});

describe("duplicate-name allows", () => {
  it("messages without an id", () => {
    expect(tell({ messages: "{ HELLO: { from: client }, HI: { from: server } }", server })).toEqual([]);
  });

  it("one name for a state and a message, and for a state of each role", () => {
    const client = server.replace("WAITING: { on: { HELLO: GONE, ", "WAITING: { on: { ");
    const both = { server: server.replaceAll("WAITING", "HELLO"), client: client.replaceAll("WAITING", "HELLO") };
    expect(tell(both)).toEqual([]);
  });
});
