import { describe, expect, it } from "vitest";
import { verifyRules } from "../../generator/verify/rules/verify-rules.js";
import { pairSpec } from "./pair-spec.js";
import { nameRules, tell, verifyText } from "./verify-text.js";

const race = verifyRules.find(({ name }) => name === "unspecified-reception")?.flagged ?? "";
const rejected = verifyRules.find(({ name }) => name === "honest-peer-rejected")?.flagged ?? "";
const never = verifyRules.find(({ name }) => name === "never-executed")?.flagged ?? "";

function accept(text: string, place: string, addition: string): string {
  if (text.split(place).length !== 2) throw new Error(`${place} is not there once`);
  return text.replace(place, place + addition);
}

describe("an accept", () => {
  it.each([
    ["the message", "  CANCEL: { from: client", ", accept: { unspecified-reception: rare }"],
    ["the state", "      SENT:\n", "        accept: { unspecified-reception: rare }\n"],
    [
      "the role",
      "      missing-event: the example is about what this client does send\n",
      "      unspecified-reception: rare\n",
    ],
  ])("on %s silences what was found there", (_where, place, addition) => {
    const found = verifyText(accept(race, place, addition));
    expect(tell(found).filter((line) => line.startsWith("unspecified-reception"))).toEqual([]);
  });

  it("on the transition silences what it catches", () => {
    const text = rejected.replace(
      'SEARCH: SEARCHING\n          "*": CLOSED',
      'SEARCH: SEARCHING\n          "*": { target: CLOSED, accept: { honest-peer-rejected: rare } }',
    );
    expect(tell(verifyText(text)).filter((line) => line.startsWith("honest-peer-rejected"))).toEqual([]);
    expect(text).not.toBe(rejected);
  });

  it("on a superior state silences what is found inside", () => {
    const text = pairSpec({
      client: ["ASK"],
      serverChart: `
initial: OPEN
states:
  OPEN:
    initial: IDLE
    accept: { unspecified-reception: it is }
    on: { over: DONE }
    states:
      IDLE: {}
  DONE: { type: final }
events: { over: { kind: command } }`,
      clientChart: "initial: ON\nstates:\n  ON: { entry: [{ send: ASK }] }",
    });
    expect(tell(verifyText(text))).toEqual([]);
    expect(nameRules(verifyText(text.replace("accept: { unspecified-reception: it is }", "description: x")))).toEqual([
      "unspecified-reception",
    ]);
  });

  it("on an event silences what never happens by it", () => {
    const text = pairSpec({
      client: ["ASK"],
      serverChart: `
initial: ON
events: { told: { kind: outcome, accept: { never-executed: for another release } } }
states:
  ON: { on: { ASK: {}, told: {} } }`,
      clientChart: "initial: ON\nstates:\n  ON: { entry: [{ send: ASK }, terminate] }",
    });
    expect(tell(verifyText(text))).toEqual([]);
  });

  it("of another rule silences nothing", () => {
    const text = accept(race, "      SENT:\n", "        accept: { honest-peer-rejected: rare }\n");
    expect(nameRules(verifyText(text))).toEqual(["unspecified-reception"]);
  });

  it("leaves no error behind, so that the rules of the whole speak", () => {
    const text = accept(race, "      SENT:\n", "        accept: { unspecified-reception: rare }\n");
    const { skipped } = verifyText(
      text.replace("LEAVING:\n        on:\n", "LEAVING:\n        on:\n          # none\n"),
    );
    expect(skipped).toEqual([]);
  });
});

describe("an accept that silences nothing", () => {
  const idle = accept(never, "      OPEN:\n", "        accept: { deadlock: it hardly ever happens }\n");

  it("is a finding, with its place, in the words that `check` has for it", () => {
    const [found] = verifyText(idle).counterexamples.filter(({ diagnostic }) => diagnostic.rule === "unused-accept");
    expect(found).toMatchObject({
      steps: [],
      diagnostic: {
        severity: "warning",
        message: 'This `accept` silences nothing: "deadlock" finds nothing here.',
        help: "remove it, or put it on what the finding names",
      },
    });
    const { line = 0, column = 0 } = found?.diagnostic.span.start ?? {};
    expect(idle.split("\n")[line - 1]?.slice(column - 1)).toMatch(/^deadlock: /u);
  });

  it("is as bad as the options say", () => {
    const find = (severity: "error" | "off"): readonly string[] =>
      verifyText(idle, { severities: { "unused-accept": severity } }).counterexamples.flatMap(({ diagnostic }) =>
        diagnostic.rule === "unused-accept" ? [diagnostic.severity] : [],
      );
    expect(find("error")).toEqual(["error"]);
    expect(find("off")).toEqual([]);
  });

  it("is none where its rule does not run, or it is accepted beside it", () => {
    expect(nameRules(verifyText(idle, { severities: { deadlock: "off" } }))).not.toContain("unused-accept");
    const excused = idle.replace("hardly ever happens }", "hardly ever happens, unused-accept: it stays }");
    expect(nameRules(verifyText(excused))).not.toContain("unused-accept");
  });

  it("is left to `check` where it is of a rule of `check`, or of this very rule", () => {
    const text = accept(never, "      OPEN:\n", "        accept: { trap-state: x, unused-accept: y }\n");
    expect(nameRules(verifyText(text))).toEqual(["never-executed"]);
  });

  it("is not known where there is an error, or not all was seen", () => {
    const faulty = accept(race, "      PACKING:\n", "        accept: { deadlock: x }\n");
    expect(nameRules(verifyText(faulty))).toEqual(["unspecified-reception"]);
    const cut = verifyText(idle.replace("HELLO: {}", "HELLO: { actions: [{ send: WELCOME }] }"), { maxBytes: 1 });
    expect(cut.verdict.kind).toBe("exact");
    const babble = pairSpec({
      client: ["TICK"],
      server: ["TACK"],
      serverChart: `
initial: ON
events: { beat: { kind: timer, every: 1s } }
accept: { deadlock: x }
states:
  ON: { on: { TICK: {}, beat: { actions: [{ send: TACK }] } } }`,
      clientChart: `
initial: ON
events: { beat: { kind: timer, every: 1s } }
states:
  ON: { on: { TACK: {}, beat: { actions: [{ send: TICK }] } } }`,
    });
    expect(nameRules(verifyText(babble, { depth: 3 }))).toContain("unused-accept");
    expect(verifyText(babble, { depth: 64, maxBytes: 1 })).toMatchObject({
      verdict: { kind: "cut" },
      counterexamples: [],
    });
  });

  it("is none where several places accept the same finding", () => {
    const text = accept(
      accept(race, "      SENT:\n", "        accept: { unspecified-reception: rare }\n"),
      "  CANCEL: { from: client",
      ", accept: { unspecified-reception: rare }",
    );
    expect(nameRules(verifyText(text))).not.toContain("unused-accept");
  });
});
