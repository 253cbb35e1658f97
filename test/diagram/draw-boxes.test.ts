import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import { listTransitions } from "../../generator/facts/state-parts.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { writeSpec } from "../support/specs.js";
import { listCharts, makeHostileProtocol } from "./charts.js";
import { draw, loadProtocol, loadShipped } from "./draw.js";
import { readBoxes } from "./read-boxes.js";

async function drawServer(server: string, messages = "GO: { from: client }"): Promise<string> {
  return await draw(loadProtocol(writeSpec({ messages, server })), "text");
}

function lines(...rows: readonly string[]): string {
  return `${rows.join("\n")}\n\n`;
}

describe("a chart as boxes", () => {
  it("is the original's where the original is drawn so", async () => {
    const drawn = await draw(loadShipped("filemq"), "text");
    expect(foldBlanks(drawn)).toEqual(foldBlanks(readFileSync("docs/charts/filemq.txt", "utf8")));
  });

  it("points from each event to its target, and back where there is none", async () => {
    const server =
      "initial: A\nstates:\n  A:\n    on:\n      GO: { target: B, actions: [go, { send: HI }] }\n      STAY: {}\n  B: { on: { GO: A } }";
    const messages = "GO: { from: client }\nSTAY: { from: client }\nHI: { from: server }";
    expect(await drawServer(server, messages)).toBe(
      lines(
        "/-------------------\\",
        "| A                 |",
        "\\-------------------/",
        "  |",
        "  +-------------+                    /-------------------\\",
        "  | GO          |------------------->| B                 |",
        "  +-------------+                    \\-------------------/",
        "  |                go",
        "  |                Send HI",
        "  |",
        "  +-------------+                    /-------------------\\",
        "  | STAY        |------------------->| A                 |",
        "  +-------------+                    \\-------------------/",
        "",
        "/-------------------\\",
        "| B                 |",
        "\\-------------------/",
        "  |",
        "  +-------------+                    /-------------------\\",
        "  | GO          |------------------->| A                 |",
        "  +-------------+                    \\-------------------/",
      ),
    );
  });

  it("says what the original had no need to", async () => {
    const server = [
      "initial: Inner",
      "events: { tick: { kind: timer, after: 1s }, done: { kind: outcome } }",
      "states:",
      "  Outer:",
      "    extends: Base",
      "    initial: Inner",
      "    exit: [leave]",
      "    states:",
      "      Inner:",
      "        entry: [{ restart: tick, guard: late }, { raise: done }]",
      "        on: { GO: [{ guard: may, target: Inner }, { actions: [connect, terminate] }] }",
      "        always: { guard: ready, target: Over }",
      "  Base: { type: abstract, on: { '*': Over } }",
      "  Over: { type: final, keepOpen: true }",
    ].join("\n");
    expect(await drawServer(server)).toBe(
      lines(
        "/-------------------\\",
        "| Outer             |",
        "| extends Base      |",
        "| initial Inner     |",
        "\\-------------------/",
        "  |",
        "  +-------------+",
        "  | $exit       |",
        "  +-------------+",
        "                   leave",
        "",
        "/-------------------\\",
        "| Inner             |",
        "| initial           |",
        "| in Outer          |",
        "\\-------------------/",
        "  |",
        "  +-------------+",
        "  | $entry      |",
        "  +-------------+",
        "  |                Restart tick [late]",
        "  |                Raise done",
        "  |",
        "  +-------------+                    /-------------------\\",
        "  | GO [may]    |------------------->| Inner             |",
        "  +-------------+                    \\-------------------/",
        "  |                (enters again)",
        "  |",
        "  +-------------+                    /-------------------\\",
        "  | GO          |------------------->| Inner             |",
        "  +-------------+                    \\-------------------/",
        "  |                Connect",
        "  |                Terminate",
        "  |",
        "  +-----------------+                /-------------------\\",
        "  | $always [ready] |--------------->| Over              |",
        "  +-----------------+                \\-------------------/",
        "",
        "/-------------------\\",
        "| Base              |",
        "| abstract          |",
        "\\-------------------/",
        "  |",
        "  +-------------+                    /-------------------\\",
        "  | $other      |------------------->| Over              |",
        "  +-------------+                    \\-------------------/",
        "",
        "/-------------------\\",
        "| Over              |",
        "| final, keepOpen   |",
        "\\-------------------/",
      ),
    );
  });

  it("widens boxes for long and for wide names, and keeps targets in one column while it can", async () => {
    const server = [
      "initial: A",
      "states:",
      "  A: { on: { A MESSAGE OF TWENTY-SIX ONE: 漢字漢字漢字漢字漢字, A MESSAGE THAT IS LONGER THAN ALL: A } }",
      "  漢字漢字漢字漢字漢字: { type: final }",
    ].join("\n");
    const messages =
      "A MESSAGE OF TWENTY-SIX ONE: { from: client }\nA MESSAGE THAT IS LONGER THAN ALL: { from: client }";
    expect(await drawServer(server, messages)).toBe(
      lines(
        "/-------------------\\",
        "| A                 |",
        "\\-------------------/",
        "  |",
        "  +-----------------------------+    /----------------------\\",
        "  | A MESSAGE OF TWENTY-SIX ONE |--->| 漢字漢字漢字漢字漢字 |",
        "  +-----------------------------+    \\----------------------/",
        "  |",
        "  +-----------------------------------+    /-------------------\\",
        "  | A MESSAGE THAT IS LONGER THAN ALL |--->| A                 |",
        "  +-----------------------------------+    \\-------------------/",
        "",
        "/----------------------\\",
        "| 漢字漢字漢字漢字漢字 |",
        "| final                |",
        "\\----------------------/",
      ),
    );
  });

  it("leaves out the middle of a very long name of a state", async () => {
    const name = `${"a".repeat(120)}${"z".repeat(120)}`;
    const drawn = await drawServer(`initial: ${name}\nstates:\n  ${name}: { on: { GO: {} } }`);
    expect(drawn).toContain(`->| ${"a".repeat(36)}…${"z".repeat(35)} |`);
    expect(drawn).not.toContain("a".repeat(37));
  });
});

describe.each(listCharts())("the boxes of %s", (_name, protocol, role) => {
  it("hold every state and every transition", async () => {
    const { states } = new ChartIndex(protocol, findChartOfRole(protocol, role));
    const read = readBoxes(await draw(protocol, "text", role));
    expect(read.map(({ name }) => name)).toEqual(states.map(({ name }) => name.text));
    expect(read.map(({ transitions }) => transitions.map(({ target }) => target))).toEqual(
      states.map((state) => [
        ...(state.entry.length > 0 ? [null] : []),
        ...listTransitions(state).map(({ transition }) => transition.target?.text ?? state.name.text),
        ...(state.exit.length > 0 ? [null] : []),
      ]),
    );
  });
});

it("draws hostile names safely, in whole boxes", async () => {
  const protocol = makeHostileProtocol();
  const drawn = await draw(protocol, "text");
  expect(drawn).not.toMatch(/(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(readBoxes(drawn)).toHaveLength(new ChartIndex(protocol, protocol.server).states.length);
});

it("draws a thousand states well within a second", async () => {
  const states = Array.from({ length: 1000 }, (_, at) => {
    const target = `state ${String((at * 7) % 1000)}`;
    return `  state ${String(at)}: { on: { GO: { target: ${target}, actions: [go] }, tick: ${target}, '*': {} } }`;
  });
  const server = `initial: state 0\nevents: { tick: { kind: timer, after: 1s } }\nstates:\n${states.join("\n")}`;
  const protocol = loadProtocol(writeSpec({ messages: "GO: { from: client }", server }));
  const before = process.cpuUsage();
  await draw(protocol, "text");
  await draw(protocol, "mermaid");
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});

function foldBlanks(text: string): readonly string[] {
  return text.split("\n").map((line) => line.replace(/ +/gu, " ").trimEnd());
}
