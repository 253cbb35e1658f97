import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "prettier";
import { listTransitions } from "../../../generator/facts/state-parts.js";
import { emitReadme } from "../../../generator/emit/readme.js";
import { ChartIndex } from "../../../generator/model/chart-index.js";
import type { Protocol } from "../../../generator/model/protocol.js";
import { loadProtocol, loadShipped } from "../../diagram/draw.js";
import { arbitraryCharts } from "../../support/arbitrary-chart.js";
import { writeSpec } from "../../support/specs.js";
import { listParts, readMarkdown, readTables, showText, type MarkdownPart } from "./read-markdown.js";

async function emit(protocol: Protocol): Promise<string> {
  const header = { suppress: [], license: null };
  return (await emitReadme(protocol, { header, headerPath: (file) => file })).content;
}

/** Gives what stands below a heading, up to the next one that is as high. */
function readSection(page: MarkdownPart, heading: string): MarkdownPart {
  const parts = page.children ?? [];
  const start = parts.findIndex((part) => part.type === "heading" && showText(part) === heading);
  const { depth = 0 } = parts[start] ?? {};
  const rest = parts.slice(start + 1);
  const end = rest.findIndex((part) => part.type === "heading" && (part.depth ?? 0) <= depth);
  expect(start).toBeGreaterThan(-1);
  return { type: "root", children: end < 0 ? rest : rest.slice(0, end) };
}

const showWords = (page: MarkdownPart): readonly string[] =>
  listParts(page)
    .filter(({ type }) => type === "paragraph")
    .map(showText);

async function readServer(server: string, parts: { messages?: string; client?: string } = {}): Promise<MarkdownPart> {
  const page = readMarkdown(
    await emit(loadProtocol(writeSpec({ messages: "GO: { from: client }", server, ...parts }))),
  );
  return readSection(page, "The server");
}

describe("the README of a protocol", () => {
  it("tells its messages, who sends them, and their fields", async () => {
    const page = readMarkdown(await emit(loadShipped("handshake")));
    const [overview, , hello] = readTables(readSection(page, "Messages"));
    expect(overview?.map(([message, sender]) => [message, sender])).toEqual([
      ["Message", "Sent by"],
      ["HELLO", "the client"],
      ["SERVER-HELLO", "the server"],
      ["AUTH", "the client"],
      ["READY-OK", "the server"],
      ["NOP", "both"],
      ["BYE", "both"],
    ]);
    expect(hello).toEqual([
      ["Field", "Type", "Value", "Meaning"],
      ["sessionId", "string", "at most 128 characters", ""],
      ["challenge", "bytes", "at most 1024 bytes", "At least 16 random bytes for the client to sign."],
      ["ttl", "uint32", "", "How long the session will live without a NOP, in seconds."],
    ]);
    expect(readTables(readSection(page, "The type Header"))).toHaveLength(1);
  });

  it("tells what is on the wire", async () => {
    const filemq = readMarkdown(await emit(loadShipped("filemq")));
    expect(showText(filemq)).toContain("the octets AA and A3");
    const [overview, ohai] = readTables(readSection(filemq, "Messages"));
    expect(overview?.[1]).toEqual(["OHAI", "1", "the client"]);
    expect(ohai).toEqual([
      ["Field", "Type", "Value"],
      ["protocol", "string", 'always "FILEMQ"'],
      ["version", "uint8", "always 1"],
    ]);
  });

  it("tells each state as its author wrote it, superstates not resolved", async () => {
    const server = readSection(readMarkdown(await emit(loadShipped("filemq"))), "The server");
    expect(showWords(readSection(server, "Start"))).toEqual([
      "What its own rows do not answer goes to those of Defaults.",
    ]);
    expect(readTables(readSection(server, "Start"))).toEqual([
      [
        ["Event", "Actions", "Next state"],
        ["OHAI", "Try Anonymous Access", "Checking Client"],
      ],
    ]);
    expect(readTables(readSection(server, "Defaults"))[0]?.slice(1)).toEqual([
      ["heartbeat", "", "stays"],
      ["expired", "Terminate The Client", "none: the session ends"],
      ["OHAI", "Try Anonymous Access", "Checking Client"],
      ["any other message", "send RTFM, then Terminate The Client", "none: the session ends"],
    ]);
  });

  it("tells guards, entry, exit, nesting, and transitions without an event", async () => {
    const server = await readServer(
      [
        "initial: Outer",
        "description: Words on the chart.",
        "unhandled: terminate",
        "ignore: [STOP]",
        "states:",
        "  Outer:",
        "    description: Words on a state.",
        "    initial: Inner",
        "    exit: [leave, { send: BACK, guard: polite }]",
        "    states:",
        "      Inner:",
        "        on:",
        "          GO: [{ guard: may, target: Inner, description: Words on a transition. }, { target: End, actions: [note] }]",
        "        always: { guard: done, target: End }",
        "  End: { type: final, keepOpen: true, entry: [connect, { restart: tick }] }",
        "events: { tick: { kind: timer, after: 90s } }",
      ].join("\n"),
      { messages: "GO: { from: client }\nSTOP: { from: client }\nBACK: { from: server }" },
    );
    expect(showWords(server).slice(0, 2)).toEqual([
      "Words on the chart.",
      "A session starts in Outer and ends in End. Where no row names it, STOP is taken and dropped. An event that nothing answers ends the session.",
    ]);
    expect(showWords(readSection(server, "Outer"))).toEqual([
      "Words on a state. Who enters it enters Inner.",
      "On exit: leave, then send BACK if polite.",
    ]);
    expect(showWords(readSection(server, "Inner"))).toEqual(["It lies in Outer."]);
    expect(readTables(readSection(server, "Inner"))).toEqual([
      [
        ["Event", "Guard", "Actions", "Next state", "Meaning"],
        ["GO", "may", "", "Inner, entered again", "Words on a transition."],
        ["GO", "", "note", "End", ""],
        ["at once, without an event", "done", "", "End", ""],
      ],
    ]);
    expect(showWords(readSection(server, "End"))).toEqual([
      "The session ends here, and its connection stays open.",
      "On entry: ask for a connection, then restart tick.",
    ]);
  });

  it("tells events by their kinds, and has no table for a kind that there is none of", async () => {
    const server = await readServer(
      [
        "initial: End",
        "events:",
        "  late: { kind: timer, after: 90s, restart: send, description: Words. }",
        "  beat: { kind: timer, every: 2h, restart: never }",
        "  own: { kind: timer, after: dynamic }",
        "  kick: { kind: command, fields: { why: 'string?' } }",
        "  bad: { kind: rejection, of: [GO] }",
        "  worse: { kind: rejection }",
        "  ok: { kind: outcome }",
        "  odd: { kind: malformed }",
        "  gone: { kind: closed }",
        "actions: { look up: { mayRaise: [ok], description: Words on a handler. } }",
        "states:",
        "  End: { type: final, entry: [look up, { raise: ok }] }",
      ].join("\n"),
    );
    expect(readTables(readSection(server, "Events of the server"))).toEqual([
      [
        ["Timer", "Fires", "Set back to full by", "Meaning"],
        ["late", "once, after 90s", "each message that is sent", "Words."],
        ["beat", "every 2h", "nothing", ""],
        ["own", "once, after a time that a handler gives", "entering a state that names it", ""],
      ],
      [
        ["Command", "Fields"],
        ["kick", "why: string?"],
      ],
      [
        ["Rejection", "Of"],
        ["bad", "GO"],
        ["worse", "any message"],
      ],
      [
        ["Outcome", "Raised by"],
        ["ok", "look up or the chart"],
      ],
      [
        ["Other event", "When"],
        ["odd", "what arrived cannot be decoded"],
        ["gone", "the connection is gone"],
      ],
      [
        ["Handler", "Meaning"],
        ["look up", "Words on a handler."],
      ],
    ]);
    const bare = await readServer("initial: End\nstates: { End: { type: final } }");
    expect(readTables(bare)).toEqual([]);
    expect(showText(bare)).not.toContain("Events of");
  });

  it("has both charts as diagrams, but for a client that runs the server's", async () => {
    const count = async (client: string): Promise<number> => {
      const server = "initial: A\nstates: { A: { on: { GO: B } }, B: { type: final } }";
      const page = readMarkdown(
        await emit(loadProtocol(writeSpec({ messages: "GO: { from: both }", server, client }))),
      );
      return listParts(page).filter(({ lang }) => lang === "mermaid").length;
    };
    expect(await count("derived")).toBe(2);
    expect(await count("same")).toBe(1);
  });

  it("leaves out a diagram that Mermaid would refuse to draw", async () => {
    const nameState = (at: number): string => `S${at}`.padEnd(250, "x");
    const states = Array.from({ length: 210 }, (_, at) => `  ${nameState(at)}: { on: { GO: ${nameState(at + 1)} } }`);
    const last = `  ${nameState(210)}: { type: final }`;
    const server = await readServer([`initial: ${nameState(0)}`, "states:", ...states, last].join("\n"), {
      client: "initial: End\nstates: { End: { type: final } }",
    });
    expect(listParts(server).filter(({ type }) => type === "code")).toEqual([]);
    expect(readTables(server)).toHaveLength(210);
  });

  it("changes by a few lines where a state gains a transition", async () => {
    const text = readFileSync("specs/handshake.chart.yaml", "utf8");
    const more = text.replace("          BYE: DISCONNECTED\n", "          BYE: DISCONNECTED\n          AUTH: READY\n");
    const [before, after] = [await emit(loadProtocol(text)), await emit(loadProtocol(more))];
    const had = new Set(before.split("## The client")[0]?.split("\n"));
    const server = after.split("## The client")[0]?.split("\n") ?? [];
    expect(server.filter((line) => !had.has(line))).toHaveLength(2);
  });
});

describe("the README of a random chart", () => {
  it("has a row for each transition, and is as Prettier writes it", { timeout: 600_000 }, async () => {
    const charts = fc.sample(arbitraryCharts, { numRuns: Number(process.env.RANDOM_CHARTS ?? 15), seed: 5 });
    for (const { protocol } of charts) {
      const text = await emit(protocol);
      expect(text).toBe(await format(text, { parser: "markdown" }));
      const server = readSection(readSection(readMarkdown(text), "The server"), "States of the server");
      const rows = readTables(server).reduce((sum, table) => sum + table.length - 1, 0);
      const { states } = new ChartIndex(protocol, protocol.server);
      expect(rows).toBe(states.reduce((sum, state) => sum + listTransitions(state).length, 0));
    }
  });
});
