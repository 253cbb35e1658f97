import { describe, expect, it } from "vitest";
import { analyzeText, tellOf, writeSpec } from "./analyze-text.js";

function chart(states: string, role = ""): { readonly messages: string; readonly server: string } {
  return {
    messages: "{ HELLO: { from: client }, AUTH: { from: client }, OK: { from: server } }",
    server: `
    initial: WAITING
    ${role}
    events:
      SILENCE: { kind: timer, after: 30s }
      IDLE: { kind: timer, after: 30s, restart: receive }
      REFUSED: { kind: rejection }
      go: { kind: command }
      ok: { kind: outcome }
    states:
      ${states}
      OTHER: { extends: Up, on: { HELLO: { actions: [look] } } }
      PLAIN: { extends: Up }
      GONE: { type: final }`,
  };
}

function find(states: string, role = ""): readonly string[] {
  return tellOf("redundant-override", chart(states, role));
}

/** A state that extends a superstate, each with what it answers. */
const under = (own: string, above: string): string =>
  `Up: { type: abstract, ${above} }\n      WAITING: { extends: Up, ${own} }`;
const on = (own: string, above: string): string => under(`on: { ${own} }`, `on: { ${above} }`);
const repeats = (what: string, from = "Up"): readonly string[] => [
  `redundant-override: State "WAITING" of the server repeats ${what} that it has from "${from}" anyway.`,
];

describe("redundant-override flags", () => {
  it.each([
    ["a message", on("HELLO: GONE", "HELLO: GONE"), 'the answer to "HELLO"'],
    ["a message that is taken and stays", on("HELLO: {}", "HELLO: {}"), 'the answer to "HELLO"'],
    ["a timer", on("SILENCE: GONE", "SILENCE: GONE"), 'the answer to "SILENCE"'],
    ["an outcome", on("ok: GONE", "ok: GONE"), 'the answer to "ok"'],
    ["a command", on("go: GONE", "go: GONE"), 'the answer to "go"'],
    ["`*`", on("'*': GONE", "'*': GONE"), 'the answer to any other message ("*")'],
    ["`always`", under("always: { guard: g, target: GONE }", "always: { guard: g, target: GONE }"), "the `always`"],
    ["actions of every kind", on(`HELLO: ${actions()}`, `HELLO: ${actions()}`), 'the answer to "HELLO"'],
    [
      "a guarded one",
      on("HELLO: { guard: g, target: GONE }", "HELLO: [{ guard: g, target: GONE }, {}]"),
      'the answer to "HELLO"',
    ],
    [
      "several in the same order",
      on("HELLO: [{ guard: g }, GONE]", "HELLO: [{ guard: g }, { target: GONE }]"),
      'the answer to "HELLO"',
    ],
    [
      "one beside a `*` of its own, which comes behind",
      on("HELLO: GONE, '*': {}", "HELLO: GONE"),
      'the answer to "HELLO"',
    ],
    [
      "one whose description is there too",
      on("HELLO: { target: GONE, description: bye }", "HELLO: { target: GONE, description: bye }"),
      'the answer to "HELLO"',
    ],
  ])("%s", (_, states, what) => {
    expect(find(states)).toEqual(repeats(what));
  });

  it.each(["ignore: [HELLO]", "unhandled: terminate"])("a message in a role with `%s`", (role) => {
    expect(find(on("HELLO: GONE", "HELLO: GONE"), role)).toEqual(repeats('the answer to "HELLO"'));
  });

  it("what a superstate's superstate says", () => {
    const states = "Top: { type: abstract, on: { HELLO: GONE } }\n      Up: { type: abstract, extends: Top }";
    expect(find(`${states}\n      WAITING: { extends: Up, on: { HELLO: GONE } }`)).toEqual(
      repeats('the answer to "HELLO"', "Top"),
    );
  });

  it("a superstate that repeats its own", () => {
    const states = `Top: { type: abstract, on: { HELLO: GONE } }
      Up: { type: abstract, extends: Top, on: { HELLO: GONE } }
      WAITING: { extends: Top }`;
    expect(find(states)).toEqual([
      'redundant-override: Superstate "Up" of the server repeats the answer to "HELLO" that it has from "Top" anyway.',
    ]);
  });

  it("the last of several that is what would follow", () => {
    const states = on("HELLO: [{ guard: g }, GONE]", "HELLO: GONE");
    const [found] = repeats('the answer to "HELLO"');
    expect(find(states)).toEqual([found?.replace("repeats", "ends with a repetition of")]);
  });

  it("what the state around says, where the way is the same", () => {
    const states = `Up: { type: abstract }
      WAITING: { initial: IN, on: { HELLO: GONE, IDLE: GONE }, states: { IN: { on: { HELLO: GONE, IDLE: GONE } } } }`;
    expect(find(states)).toEqual([
      'redundant-override: State "IN" of the server repeats the answer to "HELLO" that it has from "WAITING" anyway.',
      'redundant-override: State "IN" of the server repeats the answer to "IDLE" that it has from "WAITING" anyway.',
    ]);
  });

  it("the last answer to a timer that a state inside names still", () => {
    const states = `Up: { type: abstract }
      WAITING: { initial: IN, on: { SILENCE: GONE }, states: { IN: { on: { SILENCE: [{ guard: g }, GONE] } } } }`;
    expect(find(states)).toEqual([
      'redundant-override: State "IN" of the server ends with a repetition of the answer to "SILENCE" that it has from "WAITING" anyway.',
    ]);
  });

  it("what a state around takes over", () => {
    const states = `Up: { type: abstract, on: { HELLO: GONE } }
      WAITING: { extends: Up, initial: IN, states: { IN: { on: { HELLO: GONE } } } }`;
    expect(find(states)).toEqual([
      'redundant-override: State "IN" of the server repeats the answer to "HELLO" that it has from "Up" anyway.',
    ]);
  });

  it("what both roles run, once, and what only one role answers", () => {
    const shared = chart(on("HELLO: GONE, SILENCE: GONE", "HELLO: GONE, SILENCE: GONE"));
    expect(
      tellOf("redundant-override", {
        ...shared,
        messages: "{ HELLO: { from: both }, AUTH: { from: both } }",
        client: "same",
      }),
    ).toEqual([...repeats('the answer to "HELLO"'), ...repeats('the answer to "SILENCE"')]);
  });

  it("the event, and shows where the same is said", () => {
    const text = writeSpec(
      chart("Up: { type: abstract, on: { HELLO: GONE } }\n      WAITING: { extends: Up, on: { HELLO: GONE } }"),
    );
    const [found] = analyzeText(text).filter(({ rule }) => rule === "redundant-override");
    const lines = [found?.span, ...(found?.related ?? []).map(({ span }) => span)].map((span) => span?.start.line ?? 0);
    expect(lines.map((line) => text.split("\n")[line - 1]?.trim().split(":")[0])).toEqual(["WAITING", "Up"]);
  });
});

describe("redundant-override allows", () => {
  it("a `*` that all who extend the superstate repeat, of which shadowed-transition speaks", () => {
    const states = "Lone: { type: abstract, on: { '*': GONE } }\n      Up: { type: abstract }";
    expect(find(`${states}\n      WAITING: { extends: Lone, on: { '*': GONE } }`)).toEqual([]);
  });

  it.each([
    ["another target", on("HELLO: PLAIN", "HELLO: GONE")],
    [
      "a target inside that one, which is entered anyway",
      `${on("HELLO: IN", "HELLO: OUT")}\n      OUT: { initial: IN, states: { IN: {} } }`,
    ],
    ["no target", on("HELLO: { actions: [look] }", "HELLO: { target: GONE, actions: [look] }")],
    ["another guard", on("HELLO: { guard: g, target: GONE }", "HELLO: { guard: h, target: GONE }")],
    ["a guard where there is none", on("HELLO: { guard: g, target: GONE }", "HELLO: GONE")],
    ["no guard where there is one", on("HELLO: GONE", "HELLO: { guard: g, target: GONE }")],
    ["other actions", on("HELLO: { actions: [look] }", "HELLO: { actions: [look away] }")],
    ["the same actions in another order", on("HELLO: { actions: [a, b] }", "HELLO: { actions: [b, a] }")],
    [
      "an action under a guard",
      on("HELLO: { actions: [{ send: OK, guard: g }] }", "HELLO: { actions: [{ send: OK }] }"),
    ],
    ["another message that is sent", on("HELLO: { actions: [{ raise: ok }] }", "HELLO: { actions: [{ send: OK }] }")],
    ["other words of the end", on("HELLO: { actions: [terminate] }", "HELLO: { actions: [{ terminate: go }] }")],
    ["a description of its own", on("HELLO: { target: GONE, description: bye }", "HELLO: GONE")],
    ["another event", on("HELLO: GONE", "AUTH: GONE")],
    ["a target of its own state, which is another state there", on("HELLO: WAITING", "HELLO: PLAIN")],
    [
      "another order",
      on(
        "HELLO: [{ guard: g }, { guard: h, target: GONE }]",
        "HELLO: [{ guard: h, target: GONE }, { guard: g }]",
      ).replace("guard: h, target: GONE }]", "guard: h, target: PLAIN }]"),
    ],
    [
      "one that goes before another",
      on("HELLO: [{ guard: g, target: GONE }, PLAIN]", "HELLO: { guard: g, target: GONE }"),
    ],
    ["a name that keeps `*` of the superstate off", on("HELLO: {}", "'*': GONE")],
    ["a name for what `*` would answer alike", on("HELLO: GONE", "'*': GONE")],
    ["a name for what its own `*` would answer alike", on("HELLO: GONE, '*': GONE", "AUTH: GONE")],
    ["a `*` where the superstate has names", on("'*': GONE", "HELLO: GONE, AUTH: GONE")],
    [
      "what is accepted at the transition",
      on("HELLO: { target: GONE, accept: { redundant-override: why not } }", "HELLO: GONE"),
    ],
    [
      "what is accepted at the state",
      `${on("HELLO: GONE", "HELLO: GONE").slice(0, -2)}, accept: { redundant-override: why not } }`,
    ],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual([]);
  });

  it.each([
    [
      "an override of what a superstate in between says otherwise",
      `Top: { type: abstract, on: { HELLO: GONE } }
      Up: { type: abstract, extends: Top, on: { HELLO: PLAIN } }
      WAITING: { extends: Up, on: { HELLO: GONE } }`,
    ],
    [
      "one of what a superstate in between says under a guard",
      `Top: { type: abstract, on: { HELLO: GONE } }
      Up: { type: abstract, extends: Top, on: { HELLO: { guard: g } } }
      WAITING: { extends: Up, on: { HELLO: GONE } }`,
    ],
    [
      "one of the second superstate, which the first overrides",
      `Up: { type: abstract, on: { HELLO: PLAIN } }
      Second: { type: abstract, on: { HELLO: GONE } }
      THIRD: { extends: Second }
      WAITING: { extends: [Up, Second], on: { HELLO: GONE } }`,
    ],
    [
      "what two superstates say, of which one state extends only the first",
      `Up: { type: abstract, on: { HELLO: GONE } }
      Second: { type: abstract, on: { HELLO: GONE } }
      THIRD: { extends: Second }
      WAITING: { extends: [Up, Second] }`,
    ],
    [
      "what two superstates say that know nothing of each other",
      `Up: { type: abstract, on: { AUTH: GONE } }
      First: { type: abstract, on: { HELLO: GONE } }
      Second: { type: abstract, on: { HELLO: GONE } }
      THIRD: { extends: Second }
      WAITING: { extends: [First, Second] }`,
    ],
    [
      "a move to a sibling, which from the state around would leave that too",
      `Up: { type: abstract }
      WAITING: { initial: IN, on: { HELLO: BESIDE }, states: { IN: { on: { HELLO: BESIDE } }, BESIDE: {} } }`,
    ],
    [
      "one that a state takes over to where the one around would leave it",
      `Up: { type: abstract, on: { HELLO: BESIDE } }
      WAITING: { extends: Up, initial: IN, states: { IN: { extends: Up }, BESIDE: {} } }`,
    ],
    [
      "a timer that starts anew with each state inside",
      `Up: { type: abstract }
      WAITING: { initial: IN, on: { SILENCE: GONE }, states: { IN: { on: { SILENCE: GONE, HELLO: GONE } } } }`,
    ],
    [
      "a superstate's timer that starts anew with a state inside",
      `Up: { type: abstract, on: { SILENCE: GONE } }
      WAITING: { initial: IN, on: { SILENCE: GONE }, states: { IN: { extends: Up } } }`,
    ],
    [
      "what all who extend the superstate override, which is another rule's",
      `Up: { type: abstract }
      Lone: { type: abstract, on: { HELLO: GONE } }
      WAITING: { extends: Lone, on: { HELLO: GONE } }`,
    ],
    [
      "two alike in one state, which is another rule's",
      `Up: { type: abstract }
      WAITING: { on: { HELLO: [GONE, GONE] } }`,
    ],
    [
      "what stands behind an open one, which is another rule's",
      `Up: { type: abstract, on: { HELLO: { guard: g, target: GONE } } }
      WAITING: { extends: Up, on: { HELLO: [{}, { guard: g, target: GONE }] } }`,
    ],
    [
      "a superstate that nothing extends",
      `Top: { type: abstract, on: { HELLO: GONE } }
      Unused: { type: abstract, extends: Top, on: { HELLO: GONE } }
      Up: { type: abstract, extends: Top }
      WAITING: { extends: Top }`,
    ],
  ])("%s", (_, states) => {
    expect(find(states)).toEqual([]);
  });
});

function actions(): string {
  return "{ target: GONE, actions: [look, { send: OK, guard: g }, { raise: ok }, { restart: IDLE }, terminate] }";
}
