import { describe, expect, it } from "vitest";
import { allRules } from "../generator/rules/all-rules.js";
import { analyzeText, tell, writeSpec } from "./rules/analyze-text.js";

const trap = (where: string): string => `
    initial: WAITING${where === "role" ? accept : ""}
    events: { SILENCE: { kind: timer, after: 30s } }
    states:
      WAITING: { on: { HELLO: STUCK, SILENCE: STUCK } }
      STUCK: { on: { HELLO: { actions: [look] }, SILENCE: STUCK }${where === "state" ? `, ${accept.trim()}` : ""} }`;
const accept = '\n    accept: { trap-state: "as the chart has it" }';
const words = 'State "STUCK" of the server is never left once it is entered, and nothing in it ends the session.';

describe("analyze", () => {
  it("gives findings in order of place, whichever rule they are of", () => {
    const messages = "{ HELLO: { from: client }, AUTH: { from: client } }";
    const found = analyzeText(writeSpec({ messages, server: trap("") }));
    expect(found.map(({ rule, span }) => [rule, span.start.line])).toEqual([
      ["missing-event", 13],
      ["missing-event", 14],
      ["trap-state", 14],
    ]);
  });

  it("says nothing else where a structural rule finds something", () => {
    expect(tell({ server: trap("").replace("HELLO: STUCK", "HELLO: STUK") })).toEqual([
      'unknown-name: The server knows no state "STUK".',
    ]);
  });

  it("judges both roles", () => {
    const messages = "{ HELLO: { from: both } }";
    expect(tell({ messages, server: trap(""), client: trap("") })).toEqual([
      `trap-state: ${words}`,
      `trap-state: ${words.replace("server", "client")}`,
    ]);
  });

  it("says once what is wrong with a chart that both roles run", () => {
    expect(tell({ messages: "{ HELLO: { from: both } }", server: trap(""), client: "same" })).toEqual([
      `trap-state: ${words}`,
    ]);
  });

  it("says of the client what only it misses of a chart that both run", () => {
    const messages = "{ HELLO: { from: both }, HI: { from: server } }";
    const server = trap("").replace("actions: [look]", "actions: [terminate]");
    const found = tell({ messages, server, client: "same" });
    expect(found).toEqual([
      'missing-event: State "WAITING" of the client does not say what happens on "HI".',
      'missing-event: State "STUCK" of the client does not say what happens on "HI".',
    ]);
  });
});

describe("accept", () => {
  it.each(["state", "role"])("silences a finding on its %s", (where) => {
    expect(tell({ server: trap(where) })).toEqual([]);
  });

  it("silences nothing elsewhere", () => {
    const server = trap("").replace("WAITING: {", `WAITING: { ${accept.trim()}, `);
    expect(tell({ server })).toEqual([`trap-state: ${words}`]);
  });

  it("silences no other rule", () => {
    const server = trap("state").replace("trap-state", "missing-event");
    expect(tell({ server })).toEqual([`trap-state: ${words}`]);
  });

  it("of a rule that does not exist is flagged, with the one that was meant", () => {
    const found = analyzeText(writeSpec({ server: trap("role").replace("trap-state", "trap-stat") }));
    expect(found).toContainEqual(
      expect.objectContaining({
        rule: "unknown-name",
        severity: "error",
        message: 'There is no rule "trap-stat" to accept.',
        help: 'did you mean "trap-state"?',
      }),
    );
  });

  it("of what only both roles together show is no fault, and offered where it was meant", () => {
    const find = (rule: string): readonly string[] => tell({ server: trap("role").replace("trap-state", rule) });
    expect(find("deadlock")).toEqual([`trap-state: ${words}`]);
    expect(find("deadlok")).toEqual(['unknown-name: There is no rule "deadlok" to accept.', `trap-state: ${words}`]);
    expect(analyzeText(writeSpec({ server: trap("role").replace("trap-state", "deadlok") }))).toContainEqual(
      expect.objectContaining({ help: 'did you mean "deadlock"?' }),
    );
  });

  it("of a structural rule is flagged, and silences nothing", () => {
    const server = trap("role").replace("trap-state", "unknown-name").replace("HELLO: STUCK", "HELLO: STUK");
    expect(tell({ server })).toEqual([
      'unknown-name: "unknown-name" cannot be accepted: nothing can be made of a spec in which it finds something.',
      'unknown-name: The server knows no state "STUK".',
    ]);
  });
});

describe("severities", () => {
  const text = writeSpec({ server: trap("") });

  it.each(["error", "warning", "info"] as const)("can make a finding one of level %s", (severity) => {
    const found = analyzeText(text, { severities: { "trap-state": severity } });
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
  });

  it("can turn a rule off", () => {
    expect(analyzeText(text, { severities: { "trap-state": "off" } })).toEqual([]);
  });

  it("leave structural rules as they are", () => {
    const off = Object.fromEntries(allRules.map(({ name }) => [name, "off" as const]));
    const found = analyzeText(text.replace("HELLO: STUCK", "HELLO: STUK"), { severities: off });
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([["unknown-name", "error"]]);
  });

  it("take nothing from an object's prototype", () => {
    const severities = Object.create({ "trap-state": "off" }) as Record<string, "off">;
    expect(analyzeText(text, { severities })).toHaveLength(1);
  });
});
