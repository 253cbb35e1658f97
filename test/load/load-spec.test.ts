import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadSpec } from "../../generator/load/load-spec.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { writeSpec } from "../support/specs.js";

const whole = readFileSync(new URL("fixtures/every-construct.chart.yaml", import.meta.url), "utf8");

function load(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "a.chart.yaml");
  if (protocol === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  return protocol;
}

const texts = (names: readonly { readonly text: string }[]): readonly string[] => names.map(({ text }) => text);

describe("a spec with every construct", () => {
  const protocol = load(whole);
  const index = new ChartIndex(protocol, protocol.server);
  const message = (name: string) => protocol.messages.find((one) => one.name.text === name);
  const field = (name: string) => message("SERVER-HELLO")?.fields.find((one) => one.name.text === name);

  it("says what the protocol is", () => {
    expect(protocol).toMatchObject({
      file: "a.chart.yaml",
      name: { text: "every-construct" },
      title: "Every construct",
      source: "docs/charts/none.txt",
      codec: "json",
      channel: "stream",
      signature: 3,
    });
    expect(protocol.description).toContain("each construct of the language once.");
  });

  it("has its types and messages in document order, whatever their names look like", () => {
    expect(protocol.types.map(({ name }) => name.text)).toEqual(["Header", "Deep", "Empty"]);
    expect(texts(protocol.messages.map(({ name }) => name))).toEqual([
      "HELLO",
      "SERVER-HELLO",
      "NOP",
      "1xx",
      "200",
      "NO",
      "true",
    ]);
  });

  it("has what a message says of itself", () => {
    expect(message("SERVER-HELLO")).toMatchObject({
      from: "server",
      id: 2,
      strict: true,
      as: { text: "serverHello" },
      description: "Opens a session.",
      accept: [{ rule: "never-received", reason: "as the chart has it" }],
    });
    expect(message("HELLO")).toMatchObject({ from: "client", id: null, strict: false, as: null, accept: [] });
  });

  it("has constants and bounds of the type they belong to", () => {
    expect(field("big")).toMatchObject({ constant: 9007199254740993n });
    expect(field("low")).toMatchObject({ constant: -9223372036854775808n, max: 9223372036854775807n });
    expect(field("version")).toMatchObject({ constant: 1, max: 200 });
    expect(field("name")).toMatchObject({ constant: "200", max: 10 });
    expect(field("flag")).toMatchObject({ constant: true });
    expect(field("ratio")).toMatchObject({ constant: 0.5, max: 3 });
    expect(field("mood")).toMatchObject({ constant: "good", type: { kind: "enum", members: ["good", "bad"] } });
    expect(field("challenge")).toMatchObject({ max: 64, constant: null, description: "At least 16 bytes, random." });
  });

  it("has the place of a type's name within its text", () => {
    expect(field("deep")).toMatchObject({ optional: true, type: { kind: "named", name: { text: "Deep" } } });
    const lines = whole.split("\n");
    const type = field("deep")?.type.span;
    const line = lines[(type?.start.line ?? 0) - 1] ?? "";
    expect(line.slice((type?.start.column ?? 0) - 1, (type?.end.column ?? 0) - 1)).toBe("Deep");
  });

  it("has the role's events by kind", () => {
    expect(index.event("INVALID SESSION")).toMatchObject({
      kind: "rejection",
      of: [{ text: "NOP" }, { text: "HELLO" }],
    });
    expect(index.event("INVALID HEADER")).toMatchObject({ kind: "rejection", of: null });
    expect(index.event("CONNECTION TIMEOUT")).toMatchObject({
      schedule: { repeat: "after", milliseconds: 30_000 },
      restart: "receive",
    });
    expect(index.event("HEARTBEAT")).toMatchObject({
      schedule: { repeat: "every", milliseconds: 250 },
      restart: "never",
    });
    expect(index.event("SESSION TIMEOUT")).toMatchObject({ schedule: { milliseconds: "dynamic" }, restart: "enter" });
    expect(index.event("stop")).toMatchObject({
      kind: "command",
      fields: [{ name: { text: "reason" }, optional: true }],
    });
  });

  it("has what handlers answer with", () => {
    expect(index.action("look up")).toMatchObject({
      outcomes: [{ text: "friend" }, { text: "foe" }],
      mayAnswerNothing: false,
    });
    expect(index.action("guess")).toMatchObject({ outcomes: [{ text: "friend" }], mayAnswerNothing: true });
    expect(index.action("tell")).toMatchObject({ outcomes: [], mayAnswerNothing: true });
  });

  it("has the role's own words", () => {
    const { server } = protocol;
    expect(server).toMatchObject({ initial: { text: "CONNECTED" }, unhandled: "terminate", perpetual: true });
    expect(texts(server.ignore)).toEqual(["NO"]);
    expect(server.accept).toMatchObject([{ rule: "no-timeout", reason: "it may wait" }]);
    expect(protocol.client).toMatchObject({ kind: "chart", role: "client", unhandled: "ignore", perpetual: false });
  });

  it("has states with kinds, superstates and states inside", () => {
    expect(index.states.map(({ name, kind }) => [name.text, kind])).toEqual([
      ["DEFAULTS", "abstract"],
      ["CONNECTED", "atomic"],
      ["OPEN", "compound"],
      ["IDLE", "atomic"],
      ["CHOOSING", "atomic"],
      ["HURRYING", "atomic"],
      ["DISCONNECTED", "final"],
    ]);
    expect(index.state("OPEN")).toMatchObject({ initial: { text: "IDLE" }, superstates: [{ text: "DEFAULTS" }] });
    expect(index.state("CONNECTED")).toMatchObject({ superstates: [{ text: "DEFAULTS" }], keepOpen: false });
    expect(index.state("DISCONNECTED")).toMatchObject({ keepOpen: true });
  });

  it("has transitions in each of their forms", () => {
    const on = new Map(index.state("CONNECTED")?.on.map(({ event, transitions }) => [event.text, transitions]));
    expect(on.get("HELLO")).toMatchObject([
      {
        target: { text: "OPEN" },
        guard: { text: "is known" },
        description: "In.",
        actions: [{ kind: "handler" }, { kind: "raise" }],
      },
    ]);
    expect(on.get("NOP")).toMatchObject([{ guard: { text: "first" } }, { target: { text: "OPEN" }, guard: null }]);
    for (const event of ["friend", "foe"])
      expect(on.get(event)).toMatchObject([{ target: null, guard: null, actions: [] }]);
    expect(on.get("INVALID HEADER")).toMatchObject([{ accept: [{ rule: "trap-state" }] }]);
    expect(index.state("CHOOSING")?.always).toHaveLength(2);
    expect(index.state("HURRYING")?.always).toMatchObject([{ target: { text: "IDLE" } }]);
  });

  it("has actions in each of their forms", () => {
    expect(index.state("CONNECTED")).toMatchObject({
      entry: [
        { kind: "handler", name: { text: "look up" } },
        { kind: "send", message: { text: "SERVER-HELLO" }, guard: { text: "is new" }, fieldsFrom: "builder" },
      ],
      exit: [{ kind: "handler", name: { text: "tell" } }],
    });
    const actions = index.states
      .flatMap(({ on, always }) => [...on.flatMap(({ transitions }) => transitions), ...always])
      .flatMap((one) => one.actions);
    const ofKind = (kind: string) => actions.filter((action) => action.kind === kind);
    expect(ofKind("terminate")).toMatchObject([{ words: "Terminate The Client" }, { words: null }]);
    expect(ofKind("connect")).toHaveLength(1);
    expect(ofKind("restart")).toMatchObject([{ timer: { text: "CONNECTION TIMEOUT" }, guard: { text: "quiet" } }]);
  });
});

describe("a small spec", () => {
  it.each(["derived", "same"])("allows a client that is %s", (kind) => {
    expect(load(writeSpec({ client: kind })).client).toMatchObject({ kind });
  });

  it("allows a chart without an initial state, which a rule judges", () => {
    expect(load(writeSpec({ server: "states: { A: {} }" })).server.initial).toBeNull();
  });

  it("allows names that nothing declares, which a rule judges", () => {
    expect(
      load(writeSpec({ server: "initial: A\nstates: { B: { extends: C, on: { D: E } } }" })).server.states,
    ).toHaveLength(1);
  });

  it("resolves aliases", () => {
    const { server } = load(writeSpec({ server: "states:\n  A: { on: &on { X: B } }\n  B: { on: *on }" }));
    expect(server.states[1]?.on).toMatchObject([{ event: { text: "X" }, transitions: [{ target: { text: "B" } }] }]);
  });

  it("has the place of a declaration from its name to the end of its last value", () => {
    const { server } = load(writeSpec({ server: "states:\n  A:\n    on:\n      X: B\n\n  # words\n  B:" }));
    expect(server.states.map(({ span }) => [span.start.line, span.end.line])).toEqual([
      [8, 10],
      [13, 13],
    ]);
  });
});
