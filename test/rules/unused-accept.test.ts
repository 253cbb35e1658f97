import { describe, expect, it } from "vitest";
import type { AnalyzeOptions } from "../../generator/analyze.js";
import { verifyRuleNames } from "../../generator/rules/verify-rule-names.js";
import { analyzeText, writeSpec, type SpecParts } from "./analyze-text.js";

/** Where an `accept` can stand, each with a text of its own or none. */
interface Accepts {
  readonly message?: string;
  readonly role?: string;
  readonly event?: string;
  readonly action?: string;
  readonly state?: string;
  readonly transition?: string;
  readonly always?: string;
}

function write(accepts: Accepts, client?: string): SpecParts {
  const at = (place: keyof Accepts): string => (accepts[place] === undefined ? "" : `accept: { ${accepts[place]} }, `);
  const server = `
    initial: WAITING${accepts.role === undefined ? "" : `\n    accept: { ${accepts.role} }`}
    events: { SILENCE: { ${at("event")}kind: timer, after: 30s } }
    actions: { look: { ${at("action")}description: around } }
    states:
      WAITING: {
        ${at("state")}
        on: { HELLO: { ${at("transition")}actions: [look] }, SILENCE: GONE },
        always: { ${at("always")}guard: is late, target: GONE } }
      GONE: { type: final }`;
  const messages = `{ HELLO: { ${at("message")}from: ${client === undefined ? "client" : "both"}} }`;
  return { messages, server, ...(client === undefined ? {} : { client }) };
}

function find(parts: SpecParts, options?: AnalyzeOptions): readonly string[] {
  const found = analyzeText(writeSpec(parts), options).filter(({ rule }) => rule === "unused-accept");
  return found.map(({ message }) => /"(.*)" finds nothing here/u.exec(message)?.[1] ?? message);
}

const idle = "no-timeout: none is needed";

describe("unused-accept flags what silences nothing", () => {
  it.each(["message", "role", "event", "action", "state", "transition", "always"] as const)("on a %s", (place) => {
    expect(find(write({ [place]: idle }))).toEqual(["no-timeout"]);
  });

  it("at the place of the rule's name, one by one", () => {
    const text = writeSpec(write({ state: `${idle}, trap-state: none` }));
    const found = analyzeText(text).map(({ rule, severity, span }) => [
      rule,
      severity,
      text.split("\n")[span.start.line - 1]?.slice(span.start.column - 1, span.end.column - 1),
    ]);
    expect(found).toEqual([
      ["unused-accept", "warning", "no-timeout"],
      ["unused-accept", "warning", "trap-state"],
    ]);
  });

  it("once in a chart that both roles run", () => {
    expect(find(write({ state: idle }, "same"))).toEqual(["no-timeout"]);
  });

  it("in the chart of a client", () => {
    const client = `
    initial: ASKING
    events: { SILENCE: { kind: timer, after: 30s } }
    states:
      ASKING: { entry: [{ send: HELLO }], on: { SILENCE: DONE }, accept: { ${idle} } }
      DONE: { type: final }`;
    expect(find({ ...write({}), client })).toEqual(["no-timeout"]);
  });

  it("where another rule's `accept` stands beside it and does silence something", () => {
    const parts = write({ state: `no-timeout: long, uneven-coverage: none` });
    expect(find({ ...parts, server: parts.server.replace(", SILENCE: GONE", "") })).toEqual(["uneven-coverage"]);
  });

  it("that is meant for another place", () => {
    const parts = write({ event: "no-timeout: long" });
    expect(find({ ...parts, server: parts.server.replace(", SILENCE: GONE", "") })).toEqual(["no-timeout"]);
  });

  it("of itself, where there is nothing to accept", () => {
    expect(find(write({ state: "unused-accept: in case" }))).toEqual(["unused-accept"]);
    expect(find(write({ role: "unused-accept: in case" }))).toEqual(["unused-accept"]);
  });
});

describe("unused-accept allows", () => {
  /** WAITING has no timer, so that `no-timeout` speaks of it. */
  const untimed = (accepts: Accepts, client?: string): SpecParts => {
    const parts = write(accepts, client);
    return { ...parts, server: parts.server.replace(", SILENCE: GONE", "") };
  };

  it.each([["state"], ["role"]] as const)("what silences a finding on its %s", (place) => {
    expect(find(untimed({ [place]: "no-timeout: long" }))).toEqual([]);
  });

  it("what silences a finding about what both roles share", () => {
    const messages = "{ HELLO: { from: client }, HI: { from: server, accept: { unused-declaration: soon } } }";
    expect(find({ ...write({}), messages })).toEqual([]);
  });

  it("two that silence the same finding", () => {
    expect(find(untimed({ state: "no-timeout: long", role: "no-timeout: long" }))).toEqual([]);
  });

  it("what silences a finding about a message in some state alone", () => {
    const parts = write({ message: "missing-event: now and then" });
    const server = parts.server.replace(
      "guard: is late, target: GONE } }",
      "guard: is late, target: NEXT } }\n      NEXT: { on: { SILENCE: GONE } }",
    );
    expect(find({ ...parts, server })).toEqual([]);
  });

  it("what silences a finding of one role alone, in a chart that both run", () => {
    const messages = "{ HELLO: { from: both }, HI: { from: server } }";
    const parts = { ...write({ state: "missing-event: once" }, "same"), messages };
    expect(find(parts)).toEqual([]);
  });

  it.each(verifyRuleNames.map((name) => [name]))("%s, which is not judged here", (name) => {
    expect(analyzeText(writeSpec(write({ state: `${name}: as the chart has it` })))).toEqual([]);
  });

  it("a rule that is turned off", () => {
    expect(find(write({ state: idle }), { severities: { "no-timeout": "off" } })).toEqual([]);
  });

  it("anything where a structural rule finds something", () => {
    const parts = write({ state: idle });
    const found = analyzeText(
      writeSpec({ ...parts, server: parts.server.replace("initial: WAITING", "initial: WATING") }),
    );
    expect(found.map(({ rule }) => rule)).toEqual(["unknown-name"]);
  });

  it("what does not exist, or is structural, which is told of as such", () => {
    const found = analyzeText(writeSpec(write({ state: "no-timeou: why, unknown-name: why" })));
    expect(found.map(({ rule }) => rule)).toEqual(["unknown-name", "unknown-name"]);
  });

  it.each([
    ["beside it", { state: `${idle}, unused-accept: for later` }],
    ["on the role", { state: idle, role: "unused-accept: for later" }],
    ["on both", { state: `${idle}, unused-accept: for later`, role: "unused-accept: for later" }],
  ])("what is accepted %s", (_, accepts) => {
    expect(find(write(accepts))).toEqual([]);
  });

  it("what is accepted of a rule that is turned off", () => {
    const severities = { "no-timeout": "off" } as const;
    expect(find(write({ state: `${idle}, unused-accept: for later` }), { severities })).toEqual([]);
  });

  it("everything where it is turned off itself", () => {
    const severities = { "unused-accept": "off" } as const;
    expect(find(write({ state: `${idle}, unused-accept: for later` }), { severities })).toEqual([]);
  });
});

it("unused-accept is as bad as the config says", () => {
  const found = analyzeText(writeSpec(write({ state: idle })), { severities: { "unused-accept": "error" } });
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([["unused-accept", "error"]]);
});
