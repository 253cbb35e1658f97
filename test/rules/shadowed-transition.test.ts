import { describe, expect, it } from "vitest";
import { tellOf } from "./analyze-text.js";

function find(waiting: string, more = ""): readonly string[] {
  const server = `
    initial: WAITING
    states:
      Up: { type: abstract, extends: Upper, on: { HELLO: GONE } }
      Upper: { type: abstract, on: { AUTH: GONE } }
      WAITING: ${waiting}
      GONE: { type: final }${more}`;
  return tellOf("shadowed-transition", { messages: "{ HELLO: { from: client }, AUTH: { from: client } }", server });
}

const behind = (event: string): readonly string[] => [
  `shadowed-transition: State "WAITING" of the server never takes this transition for ${event}: one without a guard comes before it.`,
];

describe("shadowed-transition flags", () => {
  it.each([
    ["a guarded one behind an open one", "{ on: { HELLO: [GONE, { guard: g }] } }", '"HELLO"'],
    ["one of `*`", "{ on: { '*': [GONE, { guard: g }] } }", '"*"'],
    ["one of `always`", "{ always: [{ target: GONE }, { target: WAITING, guard: g }] }", "`always`"],
  ])("%s", (_, waiting, event) => {
    expect(find(waiting)).toEqual(behind(event));
  });

  it("a superstate's, where its only heir answers", () => {
    expect(find("{ extends: Up, on: { HELLO: { actions: [look] } } }")).toEqual([
      'shadowed-transition: Superstate "Up" of the server never answers "HELLO": "WAITING" does so before.',
    ]);
  });

  it("one of a superstate's superstate, where all heirs answer", () => {
    const other = "\n      OTHER: { extends: Up, on: { AUTH: WAITING } }";
    expect(find("{ extends: Up, on: { AUTH: { actions: [look] } } }", other)).toEqual([
      'shadowed-transition: Superstate "Upper" of the server never answers "AUTH": "WAITING" and "OTHER" do so before.',
    ]);
  });
});

describe("shadowed-transition allows", () => {
  it.each([
    ["an open one last", "{ on: { HELLO: [{ guard: g }, GONE] } }"],
    ["two open ones, which are another rule's", "{ on: { HELLO: [GONE, WAITING] } }"],
    ["two with one guard, which are another rule's", "{ on: { HELLO: [{ guard: g }, GONE, { guard: g }] } }"],
    ["an heir that answers under a guard", "{ extends: Up, on: { HELLO: { guard: g } } }"],
    ["an heir that answers something else", "{ extends: Up, on: { AUTH: { guard: g } } }"],
    ["an heir that answers any message, which comes behind", "{ extends: Up, on: { '*': WAITING } }"],
    ["an override inside a state", "{ initial: IN, on: { HELLO: GONE }, states: { IN: { on: { HELLO: WAITING } } } }"],
    ["what is accepted", "{ on: { HELLO: [GONE, { guard: g, accept: { shadowed-transition: later } }] } }"],
  ])("%s", (_, waiting) => {
    expect(find(waiting)).toEqual([]);
  });

  it("what one of two heirs takes over", () => {
    expect(find("{ extends: Up, on: { HELLO: WAITING } }", "\n      OTHER: { extends: Up }")).toEqual([]);
  });
});

/** `unknown` decides whether `*` is there for messages that nobody declares, too. */
function findCaught(states: string, more = "", unknown = "odd: { kind: unknown }"): readonly string[] {
  const server = `
    initial: WAITING${more}
    events: { ${unknown} }
    states:
      GONE: { type: final }
${states}`;
  const found = tellOf("shadowed-transition", {
    messages: "{ HELLO: { from: client }, AUTH: { from: client }, HI: { from: server } }",
    server,
  });
  return found.map((finding) => finding.replace("shadowed-transition: ", ""));
}

const waiting = (rest: string): string => `      WAITING: ${rest}`;
const nothing = (subject: string): readonly string[] => [
  `${subject} of the server catches nothing by "*": each message that the client may send is answered before, or ignored.`,
];

describe("shadowed-transition flags, where unknown messages have an event of their own,", () => {
  it.each([
    ["every message is named", "{ on: { HELLO: GONE, AUTH: GONE, '*': GONE } }"],
    ["every message is named last under no guard", "{ on: { HELLO: [{ guard: g }, GONE], AUTH: GONE, '*': GONE } }"],
    [
      "superstates name the others",
      "{ extends: Up, on: { HELLO: GONE, '*': GONE } }\n      Up: { type: abstract, on: { AUTH: GONE } }",
    ],
  ])("a `*` beside which %s", (_, rest) => {
    expect(findCaught(waiting(rest))).toEqual(nothing('State "WAITING"'));
  });

  it("a `*` beside which the others are ignored", () => {
    expect(findCaught(waiting("{ on: { HELLO: GONE, '*': GONE } }"), "\n    ignore: [AUTH]")).toEqual(
      nothing('State "WAITING"'),
    );
  });

  it("the `*` of a state inside one that names the others, which names go before", () => {
    const inside = "{ initial: IN, on: { HELLO: GONE, AUTH: GONE }, states: { IN: { on: { '*': GONE } } } }";
    expect(findCaught(waiting(inside))).toEqual(nothing('State "IN"'));
  });

  it("the `*` of a state around, where each state inside names all", () => {
    const around =
      "{ initial: A, on: { AUTH: GONE, '*': GONE }, states: { A: { on: { HELLO: B } }, B: { on: { HELLO: A } } } }";
    expect(findCaught(waiting(around))).toEqual(nothing('State "WAITING"'));
  });

  it("the `*` of a superstate, where one heir names all and the other has a `*` of its own", () => {
    const heirs = `{ extends: Up, on: { HELLO: OTHER, AUTH: GONE } }
      OTHER: { extends: Up, on: { HELLO: GONE, '*': WAITING } }
      Up: { type: abstract, on: { '*': GONE } }`;
    expect(findCaught(waiting(heirs))).toEqual(nothing('Superstate "Up"'));
  });
});

it("shadowed-transition flags the `*` of a superstate whose heirs have one of their own, wherever unknown ones go", () => {
  const heir =
    "{ extends: Up, on: { HELLO: GONE, '*': GONE } }\n      Up: { type: abstract, on: { '*': { guard: g } } }";
  const found = ['Superstate "Up" of the server never answers "*": "WAITING" does so before.'];
  expect(findCaught(waiting(heir))).toEqual(found);
  expect(findCaught(waiting(heir), "", "")).toEqual(found);
});

it("shadowed-transition names some of many heirs", () => {
  const heirs = ["A", "B", "C", "D"].map((name) => `      ${name}: { extends: Up, on: { HELLO: GONE } }\n`).join("");
  const up = "      Up: { type: abstract, on: { HELLO: GONE } }";
  const found = findCaught(`${heirs}      WAITING: { extends: Up, on: { HELLO: A } }\n${up}`);
  expect(found).toEqual([
    'Superstate "Up" of the server never answers "HELLO": "A", "B", "C" and 2 more do so before.',
  ]);
});

describe("shadowed-transition allows a `*`", () => {
  it.each([
    ["beside all messages but one", "{ on: { HELLO: GONE, '*': GONE } }"],
    ["where one is named under a guard", "{ on: { HELLO: GONE, AUTH: { guard: g }, '*': GONE } }"],
    [
      "that one of two heirs needs",
      "{ extends: Up, on: { HELLO: GONE, AUTH: OTHER } }\n      OTHER: { extends: Up, on: { HELLO: GONE } }\n      Up: { type: abstract, on: { '*': GONE } }",
    ],
    [
      "that one of two states inside needs",
      "{ initial: A, on: { '*': GONE }, states: { A: { on: { HELLO: B, AUTH: B } }, B: { on: { HELLO: A } } } }",
    ],
    [
      "that one state inside replaces and one has no need of",
      "{ initial: A, on: { '*': GONE }, states: { A: { on: { HELLO: B, AUTH: B } }, B: { on: { '*': A } } } }",
    ],
    [
      "that each state inside replaces",
      "{ initial: A, on: { '*': GONE }, states: { A: { on: { '*': B } }, B: { on: { '*': A } } } }",
    ],
    [
      "of a superstate that nobody extends, which is another rule's",
      "{ on: { HELLO: GONE, AUTH: GONE } }\n      Up: { type: abstract, on: { '*': GONE } }",
    ],
    ["that is accepted", "{ accept: { shadowed-transition: later }, on: { HELLO: GONE, AUTH: GONE, '*': GONE } }"],
  ])("%s", (_, rest) => {
    expect(findCaught(waiting(rest))).toEqual([]);
  });

  it("that unknown messages come to, whatever is named", () => {
    const all = "{ on: { HELLO: GONE, AUTH: GONE, '*': GONE } }";
    expect(findCaught(waiting(all), "", "broken: { kind: malformed }")).toEqual([]);
    expect(findCaught(waiting(all.replace("AUTH: GONE, ", "")), "\n    ignore: [AUTH]", "")).toEqual([]);
  });
});
