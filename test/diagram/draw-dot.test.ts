import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteLabel } from "../../generator/diagram/dot/quote-label.js";
import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Protocol, RoleName } from "../../generator/index.js";
import { escapeText } from "../../generator/text/escape-text.js";
import { arbitraryCharts } from "../support/arbitrary-chart.js";
import { seed } from "../support/seed.js";
import { writeSpec } from "../support/specs.js";
import { hostileNames, listCharts, makeHostileProtocol } from "./charts.js";
import { draw, loadProtocol, loadShipped } from "./draw.js";
import { readDot, type ReadBox, type ReadDot } from "./read-dot.js";
import { readMermaid } from "./read-mermaid.js";

async function drawServer(server: string, messages = "GO: { from: client }"): Promise<string> {
  return await draw(loadProtocol(writeSpec({ messages, server })), "dot");
}

describe("a chart in dot", () => {
  it("has states, a start, an end, and what leads from one to another", async () => {
    expect(await draw(loadShipped("handshake"), "dot")).toBe(
      [
        'digraph "handshake server" {',
        "    graph [compound=true, newrank=true, nodesep=0.5, style=rounded, fontname=Helvetica]",
        "    node [shape=box, style=rounded, fontname=Helvetica]",
        "    edge [fontname=Helvetica]",
        "",
        '    CONNECTED [label="CONNECTED"]',
        '    HANDSHAKE [label="HANDSHAKE"]',
        '    READY [label="READY"]',
        String.raw`    DISCONNECTED [label="DISCONNECTED\nentry / Send BYE\l", peripheries=2]`,
        "",
        "    start [shape=point]",
        "    start -> CONNECTED",
        String.raw`    CONNECTED -> HANDSHAKE [label="  HELLO / open session, Send SERVER-HELLO\l"]`,
        String.raw`    CONNECTED -> DISCONNECTED [label="  JSON VALIDATION FAILED\l  INVALID HEADER\l  CONNECTION TIMEOUT\l  *\l"]`,
        String.raw`    HANDSHAKE -> READY [label="  AUTH / Send READY-OK\l"]`,
        String.raw`    HANDSHAKE -> DISCONNECTED [label="  JSON VALIDATION FAILED\l  INVALID SESSION ID\l  INVALID AUTH FIELD\l  *\l"]`,
        String.raw`    READY -> READY [label="  NOP / Send NOP\l"]`,
        String.raw`    READY -> DISCONNECTED [label="  BYE\l  CONNECTION TIMEOUT\l  SESSION TIMEOUT\l  JSON VALIDATION FAILED\l  INVALID TOKEN\l"]`,
        "}",
        "",
      ].join("\n"),
    );
  });

  it("nests states, gives what a whole state does a box inside of it, and leads to frames and from them", async () => {
    const server = [
      "initial: Outer",
      "events: { tick: { kind: timer, after: 1s }, done: { kind: outcome } }",
      "states:",
      "  Outer:",
      "    extends: Base",
      "    initial: Inner",
      "    exit: [leave]",
      "    on: { tick: Outer, done: Inner, GO: Over }",
      "    states:",
      "      Middle:",
      "        initial: Inner",
      "        states:",
      "          Inner:",
      "            entry: [{ restart: tick, guard: late }, { raise: done }]",
      "            on: { GO: [{ guard: may, target: Inner }, { guard: can, actions: [connect] }, { target: Middle }] }",
      "            always: { target: Over }",
      "  Base: { type: abstract, on: { '*': Over } }",
      "  Back: { on: { GO: { target: Outer, actions: [terminate] } } }",
      "  Over: { type: final, keepOpen: true }",
    ].join("\n");
    const drawn = await drawServer(server);
    expect(drawn.split("\n").slice(5)).toEqual([
      "    subgraph cluster_Outer {",
      '        label="Outer"',
      String.raw`        all_of_Outer [label="all of Outer\nextends Base\lexit / leave\l", style=dotted]`,
      "        subgraph cluster_Middle {",
      '            label="Middle"',
      String.raw`            Inner [label="Inner\nentry / Restart tick [late], Raise done\lGO [else can] / Connect\l"]`,
      "            Middle_start [shape=point]",
      "            Middle_start -> Inner",
      "        }",
      "        Outer_start [shape=point]",
      "        Outer_start -> Inner",
      "    }",
      String.raw`    Base [label="Base (abstract)", style="rounded,dashed"]`,
      String.raw`    Back [label="Back"]`,
      String.raw`    Over [label="Over\nkeepOpen\l", peripheries=2]`,
      "",
      "    start [shape=point]",
      "    start -> Outer_start [lhead=cluster_Outer]",
      String.raw`    all_of_Outer -> Outer_start [label="  tick\l"]`,
      String.raw`    all_of_Outer -> Inner [label="  done\l"]`,
      String.raw`    all_of_Outer -> Over [label="  GO\l", ltail=cluster_Outer]`,
      String.raw`    Inner -> Inner [label="  GO [may]\l"]`,
      String.raw`    Inner -> Middle_start [label="  GO [else]\l"]`,
      "    Inner -> Over",
      String.raw`    Base -> Over [label="  *\l"]`,
      String.raw`    Back -> Outer_start [label="  GO / Terminate\l", lhead=cluster_Outer]`,
      "}",
      "",
    ]);
    // Graphviz would warn of a frame that something cannot lead to or from.
    await expect(readDot(drawn, "dot")).resolves.toBeDefined();
  });

  it.each([
    ["NODE", "state_NODE"],
    ["1st", "state_1st"],
    ["漢字", "state"],
    ["a -> b; c", "a_b_c"],
  ])("calls %j by an identifier of its letters", async (name, id) => {
    const drawn = await drawServer(`initial: ${JSON.stringify(name)}\nstates:\n  ${JSON.stringify(name)}: {}`);
    expect(drawn).toContain(`    ${id} [label="`);
  });

  it("numbers identifiers that would be another's", async () => {
    const drawn = await drawServer("initial: start\nstates: { a-b: {}, a_b: {}, a_b_2: {}, a b: {}, start: {} }");
    expect([...drawn.matchAll(/^ {4}(\w+) \[(?:label|shape=point)/gmu)].map(([, id]) => id)).toEqual([
      "a_b",
      "a_b_2",
      "a_b_2_2",
      "a_b_3",
      "start",
      "start_2",
    ]);
  });
});

describe("a label", () => {
  const odd = fc.string({ unit: fc.constantFrom("\\", '"', "<", ">", "&", "N", "l", "\n", "\0", ";", "#", "é", "{") });
  const texts = fc.oneof(
    odd,
    fc.string({ unit: "binary" }),
    fc.constantFrom(...hostileNames, "&lt;", "&#60;", "<<b>>"),
  );

  it("is drawn by Graphviz as it is", async () => {
    const property = fc.asyncProperty(
      fc.array(texts, { minLength: 1, maxLength: 4 }),
      async ([title = "", ...left]) => {
        const label = quoteLabel({ centred: [title], left });
        const { boxes } = await readDot(`digraph { graph [label=${label}] a [label=${label}] b [label=${label}] }`);
        expect(boxes).toHaveLength(2);
        for (const { lines } of boxes) expect(lines.filter((line) => line !== "")).toEqual(listShown([title, ...left]));
      },
    );
    await fc.assert(property, { numRuns: 300, seed });
  });

  function listShown(texts: readonly string[]): readonly string[] {
    const shown = texts.map((text) =>
      escapeText(text).replace(/[\uFFFE\uFFFF]/gu, (at) => `\\u{${at.charCodeAt(0).toString(16)}}`),
    );
    return shown.filter((text) => text !== "");
  }
});

describe.each(listCharts())("the dot of %s", (_name, protocol, role) => {
  it("says what the Mermaid drawing says", async () => {
    await compareWithMermaid(protocol, role);
  });
});

it("says of random charts what their Mermaid drawings say", async () => {
  const property = fc.asyncProperty(arbitraryCharts, async ({ protocol, chart }) => {
    await compareWithMermaid(protocol, chart.role);
  });
  await fc.assert(property, { numRuns: 30, seed });
});

it("draws hostile names so that Graphviz shows each as it is", async () => {
  await compareWithMermaid(makeHostileProtocol(), "server");
});

it("draws a thousand states in dot well within a second", async () => {
  const states = Array.from(
    { length: 1000 },
    (_, at) => `  "-${String(at)}": { on: { GO: "-${String((at * 7) % 1000)}" } }`,
  );
  const names = states.map((state) =>
    state.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0x4e00 + Number(digit))),
  );
  const protocol = loadProtocol(
    writeSpec({ messages: "GO: { from: client }", server: `initial: "-一"\nstates:\n${names.join("\n")}` }),
  );
  const before = process.cpuUsage();
  const drawn = await draw(protocol, "dot");
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  expect(new Set([...drawn.matchAll(/^ {4}(\w+) \[label/gmu)].map(([, id]) => id))).toHaveProperty("size", 1000);
});

/** Both name the same states, nested alike, with the same lines in them, and the same ways from one to another. */
async function compareWithMermaid(protocol: Protocol, role: RoleName): Promise<void> {
  const index = new ChartIndex(protocol, findChartOfRole(protocol, role));
  const read = await readDot(await draw(protocol, "dot", role));
  const { states, pointers } = readMermaid(await draw(protocol, "mermaid", role));
  expect(read.name).toBe(`${protocol.name.text} ${role}`);
  const own = states.filter(({ id }) => !id.endsWith("all"));
  const boxOf = new Map(own.map(({ id, name }) => [id, findBox(read, name)]));
  for (const { id, name, parent, lines } of own) {
    const box = boxOf.get(id);
    expect(box?.parent).toBe(parent === null ? null : boxOf.get(parent)?.id);
    const inside = box?.id.startsWith("cluster_") === true ? findBox(read, `all of ${name}`, false) : box;
    const whole = states.find((state) => state.id === `${id}all`)?.lines ?? lines;
    expect((inside?.lines ?? []).slice(1).filter((line) => line !== "keepOpen")).toEqual(whole);
  }
  const leading = pointers.filter(({ from, to, parent }) => from !== "[*]" && to !== "[*]" && parent === null);
  const told = leading.map(({ from, to, lines }) => [nameOf(states, from), nameOf(states, to), lines]);
  const leads = read.leads.filter(({ from }) => findById(read, from)?.shape !== "point");
  const drawn = leads.map(({ from, to, lines }) => [
    (findById(read, from)?.lines[0] ?? "").replace(/^all of /u, ""),
    nameOfHead(read, to),
    lines.map((line) => line.trim() && line.slice(2)),
  ]);
  expect(drawn.map(write).toSorted()).toEqual(told.map(write).toSorted());
  const finals = read.boxes.filter(({ peripheries }) => peripheries === "2").map(({ lines }) => lines[0]);
  expect(finals.toSorted()).toEqual(
    index.states
      .filter(({ kind }) => kind === "final")
      .map(({ name }) => escapeText(name.text))
      .toSorted(),
  );
}

function write(value: unknown): string {
  return JSON.stringify(value);
}

function nameOf(states: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return states.find((state) => state.id === id)?.name ?? "?";
}

function findById({ boxes }: ReadDot, id: string): ReadBox | undefined {
  return boxes.find((box) => box.id === id);
}

/** What leads to the point in a frame leads to the frame's state. */
function nameOfHead(read: ReadDot, id: string): string {
  const box = findById(read, id);
  return (box?.shape === "point" ? findById(read, box.parent ?? "") : box)?.lines[0] ?? "?";
}

function findBox({ boxes }: ReadDot, name: string, isWanted = true): ReadBox | undefined {
  const found = boxes.filter(({ lines }) => lines[0] === name);
  if (isWanted) expect(found, name).toHaveLength(1);
  return found[0];
}
