import { describe, expect, it } from "vitest";
import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import { listTransitions } from "../../generator/facts/state-parts.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { State } from "../../generator/model/state.js";
import { escapeText } from "../../generator/text/escape-text.js";
import { writeSpec } from "../support/specs.js";
import { listCharts, makeHostileProtocol } from "./charts.js";
import { draw, loadProtocol, loadShipped } from "./draw.js";
import { readMermaid, type ReadMermaid } from "./read-mermaid.js";

async function drawServer(server: string, messages = "GO: { from: client }"): Promise<string> {
  return await draw(loadProtocol(writeSpec({ messages, server })), "mermaid");
}

describe("a chart as Mermaid", () => {
  it("has states, a start, an end, and what leads from one to another", async () => {
    expect(await draw(loadShipped("handshake"), "mermaid")).toBe(
      [
        "stateDiagram-v2",
        '    state "CONNECTED" as s1',
        '    state "HANDSHAKE" as s2',
        '    state "READY" as s3',
        '    state "DISCONNECTED" as s4',
        "    s4 : entry / Send BYE",
        "    s4 --> [*]",
        "    [*] --> s1",
        "    s1 --> s2 : HELLO / open session, Send SERVER-HELLO",
        "    s1 --> s4 : JSON VALIDATION FAILED<br/>INVALID HEADER<br/>CONNECTION TIMEOUT<br/>#42;",
        "    s2 --> s3 : AUTH / Send READY-OK",
        "    s2 --> s4 : JSON VALIDATION FAILED<br/>INVALID SESSION ID<br/>INVALID AUTH FIELD<br/>#42;",
        "    s3 --> s3 : NOP / Send NOP",
        "    s3 --> s4 : BYE<br/>CONNECTION TIMEOUT<br/>SESSION TIMEOUT<br/>JSON VALIDATION FAILED<br/>INVALID TOKEN",
        "",
      ].join("\n"),
    );
  });

  it("nests states, and gives what a whole state does a box inside of it", async () => {
    const server = [
      "initial: Inner",
      "events: { tick: { kind: timer, after: 1s }, done: { kind: outcome } }",
      "states:",
      "  Outer:",
      "    extends: Base",
      "    initial: Inner",
      "    exit: [leave]",
      "    on: { tick: Outer }",
      "    states:",
      "      Middle:",
      "        initial: Inner",
      "        states:",
      "          Inner:",
      "            entry: [{ restart: tick, guard: late }, { raise: done }]",
      "            on: { GO: [{ guard: may, target: Inner }, { guard: can, actions: [connect] }, { actions: [terminate] }] }",
      "            always: { target: Over }",
      "  Base: { type: abstract, on: { '*': Over } }",
      "  Over: { type: final, keepOpen: true }",
    ].join("\n");
    expect(await drawServer(server)).toBe(
      [
        "stateDiagram-v2",
        '    state "Outer" as s1 {',
        '        state "all of Outer" as s1all',
        "        s1all : extends Base",
        "        s1all : exit / leave",
        '        state "Middle" as s2 {',
        '            state "Inner" as s3',
        "            s3 : entry / Restart tick [late], Raise done",
        "            s3 : GO [else can] / Connect",
        "            s3 : GO [else] / Terminate",
        "            [*] --> s3",
        "        }",
        "        [*] --> s2 : to Inner",
        "    }",
        '    state "Base (abstract)" as s4',
        '    state "Over" as s5',
        "    s5 --> [*] : keepOpen",
        "    [*] --> s3",
        "    s1 --> s1 : tick",
        "    s3 --> s3 : GO [may]",
        "    s3 --> s5",
        "    s4 --> s5 : #42;",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["a: b; c", "a#58; b#59; c"],
    ['"#35;"', "#34;#35;35#59;#34;"],
    ["one - two-three_four", "one #45; two-three_four"],
    [" x  y ", "#32;x#32;#32;y#32;"],
    ["a\nb", "a#92;nb"],
    ["Direction LR", "Direction#32;LR"],
    ["isn't it", "isn't it"],
    ["漢字", "漢字"],
  ])("escapes %j", async (name, escaped) => {
    const drawn = await drawServer(`initial: ${JSON.stringify(name)}\nstates:\n  ${JSON.stringify(name)}: {}`);
    expect(drawn).toContain(`state "${escaped}" as s1\n`);
  });
});

describe.each(listCharts())("the Mermaid of %s", (_name, protocol, role) => {
  it("can be read, and holds every state and every transition", async () => {
    const index = new ChartIndex(protocol, findChartOfRole(protocol, role));
    checkAgainst(index, readMermaid(await draw(protocol, "mermaid", role)));
  });
});

it("draws hostile names so that they can be read, each as it is", async () => {
  const protocol = makeHostileProtocol();
  const read = readMermaid(await draw(protocol, "mermaid"));
  checkAgainst(new ChartIndex(protocol, protocol.server), read);
});

it.each([
  ["a state in another's frame", 'state "A" as a {\nb : x\n}\nstate "B" as b', "not declared: b"],
  ["a state that is named in another", 'state "B" as b\nstate "A" as a {\n[*] --> b\n}', "moved: b"],
  ["text in a compound state", 'state "A" as a {\nstate "B" as b\n}\na : x', "takes no line"],
  ["an order in a label", 'state "A" as a\na : direction LR', "would be misread: direction LR"],
  ["a second colon", 'state "A" as a\na : b: c', "no statement"],
  ["a list", 'state "1. A" as a', "is Markdown"],
  ["a state that is not closed", 'state "A" as a {', "not closed"],
])("refuses to read %s", (_what, lines, message) => {
  expect(() => readMermaid(`stateDiagram-v2\n${lines}\n`)).toThrow(message);
});

function checkAgainst(index: ChartIndex, { states, pointers }: ReadMermaid): void {
  const own = states.filter(({ id }) => !id.endsWith("all"));
  const ids = new Map(index.states.map((state, at) => [state, own[at]?.id]));
  const idOf = (state: State | null): string | null => (state === null ? null : (ids.get(state) ?? "?"));
  expect(own.map(({ name, parent }) => [name.replace(/ \(abstract\)$/u, ""), parent])).toEqual(
    index.states.map((state) => [escapeText(state.name.text), idOf(index.parent(state))]),
  );
  for (const state of index.states) {
    const id = idOf(state);
    const written = states.find((other) => other.id === (state.kind === "compound" ? `${String(id)}all` : id));
    const staying = listTransitions(state).filter(({ transition }) => transition.target === null);
    const more = [...state.superstates, ...[state.entry, state.exit].filter((actions) => actions.length > 0)];
    expect(written?.lines ?? []).toHaveLength(staying.length + more.length);
    const targets = listTransitions(state).flatMap(({ transition }) => transition.target ?? []);
    const leading = pointers.filter(({ from, to, parent }) => from === id && to !== "[*]" && parent === null);
    expect(new Set(leading.map(({ to }) => to))).toEqual(
      new Set(targets.map(({ text }) => idOf(index.state(text) ?? null))),
    );
    expect(leading.flatMap(({ lines }) => lines).length).toBeLessThanOrEqual(targets.length);
  }
  expect(pointers.filter(({ to }) => to === "[*]").map(({ from }) => from)).toEqual(
    index.states.filter(({ kind }) => kind === "final").map(idOf),
  );
}
