import { expect, it } from "vitest";
import { findCheck } from "../../generator/facts/checks.js";
import { connects } from "../../generator/facts/connects.js";
import { resolveAnswers } from "../../generator/facts/answers.js";
import { listEntryTimers, listRunningTimers, listTimers, startsWithRun } from "../../generator/facts/timers.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

const messages = "{ HELLO: { from: client }, GO: { from: client }, STOP: { from: client }, OK: { from: server } }";

function indexOf(server: string, client = "derived"): ChartIndex {
  const protocol = loadText(writeSpec({ messages, server, client }));
  return new ChartIndex(protocol, protocol.client.kind === "chart" ? protocol.client : protocol.server);
}

const index = indexOf(`
    initial: OUTER
    events:
      entering: { kind: timer, after: 1s }
      sending: { kind: timer, after: 1s, restart: send }
      receiving: { kind: timer, every: 1s, restart: receive }
      once: { kind: timer, after: 1s, restart: never }
      asked: { kind: timer, after: dynamic }
      odd: { kind: malformed }
    states:
      BASE: { type: abstract, on: { entering: END } }
      OUTER:
        initial: INNER
        on: { receiving: END, odd: END }
        states:
          INNER: { extends: BASE, on: { once: {}, HELLO: END } }
      ALONE: { on: { entering: END, asked: END, sending: END } }
      END: { type: final }`);

function tellTimers(list: typeof listRunningTimers): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    index.states.map((state) => [state.name.text, list(index, state).map(({ name }) => name.text)]),
  );
}

it("gives the timers that run in a state, by whatever it has them from", () => {
  expect(tellTimers(listRunningTimers)).toEqual({
    BASE: [],
    OUTER: [],
    INNER: ["entering", "receiving", "once"],
    ALONE: ["entering", "sending", "asked"],
    END: [],
  });
});

it("gives the timers that entering a state starts, which its parents' do not", () => {
  expect(tellTimers(listEntryTimers)).toEqual({
    BASE: ["entering"],
    OUTER: [],
    INNER: ["entering"],
    ALONE: ["entering", "asked"],
    END: [],
  });
});

it("tells which timers start with the run that comes to handle them", () => {
  expect(listTimers(index).map((timer) => [timer.name.text, startsWithRun(timer)])).toEqual([
    ["entering", false],
    ["sending", true],
    ["receiving", false],
    ["once", true],
    ["asked", true],
  ]);
});

it("tells whether a role asks for new connections", () => {
  const client = (actions: string): string => `
    initial: A
    events: { gone: { kind: closed } }
    states: { A: { on: { gone: { target: A, actions: [${actions}] } } } }`;
  const server = "    initial: END\n    states: { END: { type: final } }";
  expect([client("note, connect"), client("note")].map((chart) => connects(indexOf(server, chart)))).toEqual([
    true,
    false,
  ]);
});

it("puts to a state's check what its rejections are for, and it does not ignore", () => {
  const checking = indexOf(`
    initial: NAMING
    ignore: [STOP]
    events: { bad: { kind: rejection, of: [GO, STOP] }, worse: { kind: rejection } }
    states:
      NAMING: { on: { HELLO: {}, GO: {}, bad: ANY } }
      ANY: { on: { "*": END, worse: END } }
      ONE: { on: { GO: END, worse: END, bad: END } }
      NONE: { on: { HELLO: END, bad: END } }
      UNCHECKED: { on: { "*": END } }
      END: { type: final }`);
  const told = checking.states.flatMap((state) => {
    if (state.kind === "final") return [];
    const check = findCheck(checking, resolveAnswers(checking, state));
    const names = (list: readonly { readonly name: { readonly text: string } }[]): string =>
      list.map(({ name }) => name.text).join(" ");
    return [`${state.name.text}: ${check === null ? "none" : `${names(check.messages)} / ${names(check.rejections)}`}`];
  });
  expect(told).toEqual([
    "NAMING: GO / bad",
    "ANY: HELLO GO / worse",
    "ONE: GO / bad worse",
    "NONE: none",
    "UNCHECKED: none",
  ]);
});
