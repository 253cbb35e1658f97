import { describe, expect, it } from "vitest";
import { nameCollision } from "../../generator/rules/name-collision.js";
import { analyzeText, tell, writeSpec } from "./analyze-text.js";

function chart(transition: string, more = ""): { readonly server: string } {
  return {
    server: `
    initial: WAITING
    events: { SILENCE: { kind: timer, after: 30s } }${more}
    states:
      WAITING: { on: { HELLO: ${transition}, SILENCE: GONE } }
      GONE: { type: final }`,
  };
}

describe("name-collision flags", () => {
  it("two actions, at the second, showing the first", () => {
    const [finding, ...others] = analyzeText(nameCollision.flagged);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      message: 'The action "note-it" and the action "note it" of the server both become the identifier "noteIt".',
      span: { start: { line: 16 } },
      related: [{ span: { start: { line: 15 } } }],
      help: "give one of them `as: …`",
    });
  });

  it("an action and a guard with one text", () => {
    expect(tell(chart("{ target: GONE, guard: look, actions: [look] }"))).toEqual([
      'name-collision: The guard "look" and the action "look" of the server both become the identifier "look".',
    ]);
  });

  it("a message and a type, which share a file", () => {
    expect(tell({ types: "{ Hello: { a: string } }", ...chart("GONE") })).toEqual([
      'name-collision: The type "Hello" and the message "HELLO" both become the identifier "Hello".',
    ]);
  });

  it("states, however deep, and events", () => {
    const server = `
    initial: A-B
    events: { tick tock: { kind: timer, after: 1s }, tick-tock: { kind: timer, after: 2s } }
    states:
      A-B: { on: { HELLO: OPEN, tick tock: OPEN, tick-tock: OPEN } }
      OPEN: { initial: a b, states: { a b: { on: { '*': GONE, tick tock: A-B } } } }
      GONE: { type: final }`;
    expect(tell({ server })).toEqual([
      'name-collision: The event "tick tock" and the event "tick-tock" of the server both become the identifier "TickTock".',
      'name-collision: The state "A-B" and the state "a b" of the server both become the identifier "AB".',
    ]);
  });

  it.each(["delete", "to string", "has-own-property", "YIELD"])("the reserved word that %j becomes", (action) => {
    expect(tell(chart(`{ target: GONE, actions: ["${action}"] }`))).toEqual([
      expect.stringMatching(/^name-collision: The action ".*" of the server becomes ".*", which is reserved\.$/),
    ]);
  });

  it("a name without a letter or digit", () => {
    expect(tell(chart(`{ target: GONE, actions: ["?!"] }`))).toEqual([
      'name-collision: The action "?!" of the server has no letter or digit to make an identifier of.',
    ]);
  });

  it("two names that differ only in what Unicode holds equal", () => {
    const found = analyzeText(writeSpec(chart(`{ target: GONE, actions: ["caf\\u00e9", "cafe\\u0301"] }`)));
    expect(found.map(({ rule }) => rule)).toEqual(["name-collision"]);
  });
});

describe("name-collision allows", () => {
  it("one action used twice", () => {
    expect(tell(chart("{ target: GONE, actions: [look, look] }"))).toEqual([]);
  });

  it("what `as` tells apart, and a reserved word that it replaces", () => {
    const more = "\n    actions: { note-it: { as: noteAgain }, delete: { as: remove } }";
    expect(tell(chart("{ target: GONE, actions: [note it, note-it, delete] }", more))).toEqual([]);
  });

  it("one identifier in different scopes", () => {
    expect(tell(chart("{ target: GONE, actions: [waiting, silence, hello] }"))).toEqual([]);
  });
});
