import { describe, expect, it } from "vitest";
import { tell, tellOf, type SpecParts } from "./analyze-text.js";

function find(states: string, role = ""): readonly string[] {
  return tellOf("no-path-to-final", chart(states, role));
}

function chart(states: string, role = ""): SpecParts {
  return {
    messages: "{ HELLO: { from: both }, BYE: { from: both } }",
    server: `
    initial: START
    events:
      SILENCE: { kind: timer, after: 30s }
      LOST: { kind: closed }
      stop: { kind: command }
      ok: { kind: outcome }
      bad: { kind: outcome }
    actions: { look: { raises: [ok, bad] } }
    ${role}
    states:
      Polite: { type: abstract, on: { BYE: GONE } }
      ${states}
      GONE: { type: final }`,
  };
}

const found = [
  'no-path-to-final: States "A" and "B" of the server lead to one another alone, and no end of the session can be reached from them.',
];
const start = "START: { on: { HELLO: A, SILENCE: GONE } }";
const pair = (a: string, b = "{ on: { HELLO: A } }"): string => `${start}\n      A: ${a}\n      B: ${b}`;

describe("no-path-to-final flags", () => {
  it.each([
    ["two states that lead to each other", pair("{ on: { HELLO: B } }")],
    ["two that also lead to themselves", pair("{ on: { HELLO: B, BYE: A } }", "{ on: { HELLO: A, BYE: B } }")],
    ["two that take over where to go", pair("{ extends: Onward }", "{ on: { BYE: A } }") + onward()],
    ["two that `*` keeps going", pair("{ on: { '*': B } }", "{ on: { '*': A } }")],
    ["two between which a guard decides", pair("{ on: { HELLO: [{ guard: g, target: B }, A] } }")],
    ["two of which one goes on by `always`", pair("{ always: B, on: { BYE: GONE } }")],
    ["two of which one chooses by `always`", pair("{ always: { guard: g, target: B }, on: { HELLO: B } }")],
    ["two that an outcome leads on from", pair("{ entry: [look], on: { ok: B, bad: B } }")],
    ["two that a timer moves", pair("{ on: { SILENCE: B } }", "{ on: { SILENCE: A } }")],
    ["two that drop the message that could end it", pair("{ on: { HELLO: B } }")],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual(found);
  });

  it("the initial state too, where it is of the group", () => {
    expect(find("START: { on: { HELLO: A } }\n      A: { on: { HELLO: START } }")).toEqual([
      found[0]?.replace('"A" and "B"', '"START" and "A"'),
    ]);
  });

  it("the states inside another, left to the one around them", () => {
    const outer = "OUT: { initial: A, on: { BYE: OUT }, states: { A: { on: { HELLO: B } }, B: {} } }";
    expect(find(`START: { on: { HELLO: OUT, SILENCE: GONE } }\n      ${outer}`)).toEqual(found);
  });

  it("two groups, each once, and not the states on the way to them", () => {
    const states = `${start.replace("SILENCE: GONE", "BYE: HALL, SILENCE: GONE")}
      HALL: { on: { HELLO: A, BYE: C } }
      A: { on: { HELLO: B } }
      B: { on: { HELLO: A } }
      C: { on: { HELLO: D } }
      D: { on: { HELLO: C } }`;
    expect(find(states)).toEqual([...found, found[0]?.replace('"A" and "B"', '"C" and "D"')]);
  });

  it("a client that connects again and again", () => {
    const client = chart(`START: { entry: [connect], on: { HELLO: A, LOST: START } }
      A: { on: { BYE: A, LOST: { target: START, actions: [connect] } } }`).server;
    const server = chart(`${start}\n      A: { on: { HELLO: GONE } }`).server;
    expect(tellOf("no-path-to-final", { messages: chart("").messages ?? "", server, client })).toEqual([
      found[0]?.replace('"A" and "B" of the server', '"START" and "A" of the client'),
    ]);
  });

  it("once what both roles run", () => {
    expect(tellOf("no-path-to-final", { ...chart(pair("{ on: { HELLO: B } }")), client: "same" })).toEqual(found);
  });

  it("a large group by its first states and their number", () => {
    const names = ["A", "B", "C", "D", "E", "F", "G"];
    const group = names.map((name, at) => `${name}: { on: { HELLO: ${names[(at + 1) % names.length] ?? ""} } }`);
    expect(find([start, ...group].join("\n      "))).toEqual([
      found[0]?.replace('"A" and "B"', '"A", "B", "C", "D", "E" and 2 more'),
    ]);
  });
});

describe("no-path-to-final allows", () => {
  it.each([
    ["a final state that one of them leads to", pair("{ on: { HELLO: B, BYE: GONE } }")],
    ["one that a guard may lead to", pair("{ on: { HELLO: [{ guard: g, target: GONE }, B] } }")],
    ["one that a superstate leads to", pair("{ extends: Polite, on: { HELLO: B } }")],
    ["one that `*` leads to", pair("{ on: { HELLO: B, '*': GONE } }")],
    ["one that `*` leads to, for messages that nobody declares", pair("{ on: { HELLO: B, BYE: B, '*': GONE } }")],
    ["one that `always` may lead to", pair("{ always: { guard: g, target: GONE }, on: { HELLO: B } }")],
    ["one that an outcome leads to", pair("{ entry: [look], on: { ok: B, bad: GONE } }")],
    ["one that a command leads to", pair("{ on: { HELLO: B, stop: GONE } }")],
    ["a state that terminates", pair("{ on: { HELLO: B, BYE: { actions: [terminate] } } }")],
    ["one that terminates as it is left", pair("{ exit: [terminate], on: { HELLO: B } }")],
    ["one that answers `closed`, and ends by that", pair("{ on: { HELLO: B, LOST: { actions: [look around] } } }")],
    ["one that leads to another on `closed`, which ends it", pair("{ on: { HELLO: B, LOST: A } }")],
    ["a way on to where it ends", pair("{ on: { HELLO: B, BYE: C } }") + "\n      C: { on: { HELLO: GONE } }"],
    ["states that nothing enters", pair("{ on: { HELLO: B } }").replace("HELLO: A,", "HELLO: GONE,")],
    [
      "an outcome that would end it and that nothing raises, which is another rule's",
      pair("{ on: { HELLO: B, ok: GONE } }"),
    ],
    ["a group that misses an outcome", pair("{ entry: [look], on: { ok: B } }")],
    ["one whose transitions follow each other for ever", pair("{ always: B }", "{ always: A }")],
    ["what is accepted", pair("{ on: { HELLO: B }, accept: { no-path-to-final: why not } }")],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual([]);
  });

  it("an end that the state around them has", () => {
    const outer =
      "OUT: { initial: A, on: { BYE: GONE }, states: { A: { on: { HELLO: B } }, B: { on: { HELLO: A } } } }";
    expect(find(`START: { on: { HELLO: OUT, SILENCE: GONE } }\n      ${outer}`)).toEqual([]);
  });

  it.each(["perpetual: true", "unhandled: terminate"])("a role with `%s`", (role) => {
    expect(find(pair("{ on: { HELLO: B } }"), role)).toEqual([]);
  });

  it("a single state, which is another rule's", () => {
    const states = `${start}\n      A: { on: { HELLO: A } }`;
    expect(find(states)).toEqual([]);
    expect(tell(chart(states)).filter((told) => told.startsWith("trap-state"))).toHaveLength(1);
  });
});

function onward(): string {
  return "\n      Onward: { type: abstract, on: { HELLO: B } }";
}
