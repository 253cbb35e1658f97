import { describe, expect, it } from "vitest";
import { pairSpec } from "./pair-spec.js";
import { nameRules, tell, verifyText } from "./verify-text.js";

/** One asks, one answers. */
const asking = pairSpec({
  client: ["ASK"],
  server: ["ANSWER"],
  serverChart: "initial: IDLE\nstates:\n  IDLE: { on: { ASK: { actions: [{ send: ANSWER }] } } }",
  clientChart: `
initial: WAITING
states:
  WAITING: { entry: [{ send: ASK }], on: { ANSWER: DONE } }
  DONE: { type: final }`,
});

/** Both speak whenever they like; what neither does is to leave. */
const pulsing = pairSpec({
  client: ["TICK", "LEAVE"],
  server: ["TACK"],
  serverChart: `
initial: ON
events: { beat: { kind: timer, every: 1s } }
states:
  ON: { on: { TICK: {}, LEAVE: OFF, beat: { actions: [{ send: TACK }] } } }
  OFF: { type: final }`,
  clientChart: `
initial: ON
events: { beat: { kind: timer, every: 1s } }
states:
  ON: { on: { TACK: {}, beat: { actions: [{ send: TICK }] } } }`,
});

describe("a verdict", () => {
  it("is exact where no send was ever held back", () => {
    const { verdict, counterexamples } = verifyText(asking);
    expect(verdict).toMatchObject({ kind: "exact", reason: "never blocked", bound: 1 });
    expect(counterexamples).toEqual([]);
  });

  it("is exact where the two never speak at once, however much the one says", () => {
    const text = pulsing.replace("beat: { actions: [{ send: TICK }] }", "beat: {}");
    expect(verifyText(text).verdict).toMatchObject({ kind: "exact", reason: "half-duplex", bound: 1 });
  });

  it("is bounded by the depth where more room always shows more", () => {
    const [shallow, deep] = [verifyText(pulsing, { depth: 1 }), verifyText(pulsing, { depth: 3 })];
    expect(shallow.verdict).toMatchObject({ kind: "bounded", reason: null, bound: 1 });
    expect(deep.verdict).toMatchObject({ kind: "bounded", reason: null, bound: 3 });
    expect(deep.verdict.configurations).toBeGreaterThan(shallow.verdict.configurations);
  });

  it("is not half-duplex where what is sent meets an end that is under way", () => {
    const text = pairSpec({
      client: ["TICK"],
      serverChart: `
initial: ON
events: { over: { kind: timer, after: 1s } }
states:
  ON: { on: { TICK: {}, over: OFF } }
  OFF: { type: final }`,
      clientChart: `
initial: ON
events: { beat: { kind: timer, every: 1s } }
states:
  ON: { on: { beat: { actions: [{ send: TICK }] } } }`,
    });
    expect(verifyText(text, { depth: 2 }).verdict).toMatchObject({ kind: "bounded", bound: 2 });
  });

  it("tells of what only more messages on their way lead to, once they may be", () => {
    const text = pairSpec({
      client: ["ONE", "TWO"],
      server: ["STOP"],
      serverChart: `
initial: FIRST
events: { enough: { kind: timer, after: 1s } }
states:
  FIRST: { on: { ONE: SECOND, enough: { target: LAST, actions: [{ send: STOP }, { send: STOP }] } } }
  SECOND: { on: { TWO: {} } }
  LAST: { on: { ONE: {}, TWO: {} } }`,
      clientChart: `
initial: NONE
events: { go on: { kind: command } }
states:
  NONE: { on: { go on: { target: SAID ONE, actions: [{ send: ONE }] }, STOP: OFF } }
  SAID ONE: { on: { go on: { target: SAID TWO, actions: [{ send: TWO }] }, STOP: OFF } }
  SAID TWO: { on: { go on: {} } }
  OFF: { type: final }`,
    });
    expect(nameRules(verifyText(text, { depth: 1 }))).not.toContain("unspecified-reception");
    const { steps } = verifyText(text, { depth: 2 }).counterexamples[0] ?? { steps: [] };
    expect(tell(verifyText(text, { depth: 2 }))).toEqual([
      'unspecified-reception: "STOP" of the server can arrive in state "SAID TWO" of the client, which does not take it: it is dropped.',
    ]);
    expect(steps.map(({ role, about, reads, sends }) => [role, about, reads, sends])).toEqual([
      ["client", "", null, null],
      ["server", "", null, null],
      ["server", "enough", null, "STOP"],
      ["client", "go on", null, "ONE"],
      ["client", "go on", null, "TWO"],
      ["client", "STOP", "STOP", null],
    ]);
  });
});

describe("an exploration that is cut off", () => {
  it("says so, keeps to its memory, and finds nothing of the whole", () => {
    const whole = verifyText(pulsing, { depth: 3 });
    expect(nameRules(whole).toSorted()).toEqual(["never-executed", "no-joint-end"]);
    const maxBytes = 1 << 16;
    const { verdict, skipped, counterexamples } = verifyText(pulsing, { depth: 64, maxBytes });
    expect(verdict).toMatchObject({ kind: "cut", reason: "memory" });
    expect(verdict.bytes).toBeLessThanOrEqual(maxBytes);
    expect(verdict.bound).toBeGreaterThan(3);
    expect(skipped).toEqual(["no-joint-end", "never-executed"]);
    expect(counterexamples).toEqual([]);
  });

  it("keeps what it has found until then", () => {
    const text = pulsing.replace("TACK: {}, ", "");
    const { verdict, counterexamples } = verifyText(text, { depth: 64, maxBytes: 1 << 16 });
    expect(verdict.kind).toBe("cut");
    expect(counterexamples.map(({ diagnostic }) => diagnostic.rule)).toEqual(["unspecified-reception"]);
  });

  it("says so where outcomes pile up without end", () => {
    const text = pairSpec({
      serverChart: `
initial: ON
events: { more: { kind: outcome }, grow: { kind: command } }
states:
  ON:
    on:
      grow: { actions: [{ raise: more }] }
      more: { actions: [{ raise: more, guard: once }, { raise: more, guard: twice }] }`,
    });
    const { verdict, skipped } = verifyText(text);
    expect(verdict).toMatchObject({ kind: "cut", reason: "outcomes", bound: 4 });
    expect(skipped).toEqual(["no-joint-end", "never-executed"]);
  });
});

describe("severities", () => {
  const text = pulsing.replace("TACK: {}, ", "");

  it("are those of the rules, and others where the options say so", () => {
    const severities = { "unspecified-reception": "info", "no-joint-end": "error" } as const;
    const found = verifyText(text, { severities }).counterexamples.map(({ diagnostic }) => diagnostic);
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual([
      "never-executed warning",
      "no-joint-end error",
      "unspecified-reception info",
    ]);
  });

  it("decide whether there is an error, behind which nothing is said of the whole", () => {
    expect(verifyText(text)).toMatchObject({ skipped: ["no-joint-end", "never-executed"] });
    expect(verifyText(text, { severities: { "no-joint-end": "off" } })).toMatchObject({ skipped: ["never-executed"] });
  });

  it("turn a rule off", () => {
    const severities = { "unspecified-reception": "off", "never-executed": "off", "no-joint-end": "off" } as const;
    expect(verifyText(text, { severities })).toMatchObject({ counterexamples: [], skipped: [] });
  });

  it("are looked up by the names of rules alone", () => {
    const severities = JSON.parse('{ "__proto__": { "deadlock": "off" } }') as Record<string, "off">;
    expect(verifyText(asking.replace("{ send: ASK }", "note"), { severities }).counterexamples).toHaveLength(1);
  });
});

it("tells how far it is where an exploration takes long", () => {
  const told: (readonly number[])[] = [];
  const babbling = (said: readonly string[], heard: readonly string[]): string => `
initial: ON
events: { one: { kind: command }, other: { kind: command } }
states:
  ON: { on: { ${heard.map((message) => `${message}: {}`).join(", ")}, one: { actions: [{ send: ${said[0]} }] }, other: { actions: [{ send: ${said[1]} }] } } }`;
  const [client, server] = [
    ["TICK", "TOCK"],
    ["TACK", "TECK"],
  ];
  const text = pairSpec({
    client,
    server,
    serverChart: babbling(server, client),
    clientChart: babbling(client, server),
  });
  const { verdict } = verifyText(text, { depth: 7, report: (...progress) => void told.push(progress) });
  expect(told[0]?.[0]).toBe(7);
  const counts = told.map(([, configurations = 0]) => configurations);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts.at(-1)).toBeLessThanOrEqual(verdict.configurations);
});
