import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** Loads one of the specs that the project ships. */
export function loadShipped(name: string): Protocol {
  return load(readFileSync(fileURLToPath(new URL(`../../specs/${name}.chart.yaml`, import.meta.url)), "utf8"), name);
}

/** Loads a spec that is expected to have no faults. */
export function load(text: string, name: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, `specs/${name}.chart.yaml`);
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  return protocol;
}

/** A spec around the roles that a test is about, as JSON, which YAML takes. */
function spec(roles: Readonly<Record<string, unknown>>, parts: Readonly<Record<string, unknown>> = {}): string {
  const messages = {
    A: { from: "client", fields: { n: { type: "int8", max: 3 }, u: "uuid", o: "string?" } },
    B: { from: "server", fields: { of: "enum<x|y>", constant: { type: "uint8", const: 7 } } },
    BOTH: { from: "both" },
  };
  return JSON.stringify({ chartwright: 1, protocol: "special", codec: "none", channel: "stream", messages, ...parts, roles });
}

const end = { type: "final" };

/** Charts in which time, connections and promises decide what can be tested, and how. */
export const specialSpecs: Readonly<Record<string, string>> = {
  "timers that are started in every way": spec({
    server: {
      initial: "ONE",
      events: {
        quick: { kind: "timer", every: "250ms", restart: "receive" },
        slow: { kind: "timer", after: "2s", restart: "receive" },
        sent: { kind: "timer", after: "1s", restart: "send" },
        never: { kind: "timer", after: "3s", restart: "never" },
        entered: { kind: "timer", after: "1500ms" },
        asked: { kind: "timer", after: "dynamic" },
      },
      states: {
        ONE: { on: { quick: "TWO", slow: "END", entered: { actions: [{ restart: "entered" }, "note"] } } },
        TWO: { on: { slow: "THREE", A: { actions: [{ send: "B" }] }, sent: { actions: ["idle"] }, never: "ONE" } },
        THREE: { on: { asked: "FOUR", never: { actions: ["late"] } } },
        FOUR: { on: { entered: [{ guard: "again", target: "FOUR" }, "END"], sent: { actions: ["idle"] } } },
        END: end,
      },
    },
    client: { initial: "END", states: { END: end } },
  }),
  "a client that outlives its connection": spec({
    server: { initial: "END", states: { END: end } },
    client: {
      initial: "AWAY",
      events: {
        here: { kind: "opened" },
        gone: { kind: "closed" },
        quit: { kind: "command" },
        ask: { kind: "command", fields: { text: "string", more: "list<string>" } },
        retry: { kind: "timer", after: "5s" },
      },
      states: {
        AWAY: { entry: ["connect"], on: { here: "HERE", gone: { target: "WAITING", actions: ["connect"] }, quit: "END" } },
        WAITING: { on: { retry: "AWAY", quit: { actions: ["terminate"] } } },
        HERE: {
          entry: [{ send: "A" }],
          on: {
            gone: [{ guard: "patient", target: "AWAY", actions: ["note", { send: "BOTH" }] }, { actions: ["give up"] }],
            ask: { actions: [{ send: "A" }] },
            B: "END",
          },
        },
        END: { ...end, keepOpen: true },
      },
    },
  }),
  "guards, choices and outcomes": spec({
    server: {
      initial: "OUTER",
      unhandled: "terminate",
      events: {
        won: { kind: "outcome" },
        lost: { kind: "outcome" },
        bad: { kind: "rejection" },
        worse: { kind: "rejection", of: ["A"] },
      },
      actions: { look: { mayRaise: ["won", "lost"] }, must: { raises: ["won", "lost"] } },
      states: {
        OUTER: {
          initial: "INNER",
          exit: ["leave"],
          entry: ["must"],
          on: { BOTH: "OUTER", won: { actions: ["cheer"] }, lost: { target: "END", guard: "fair" } },
          states: {
            INNER: {
              always: [{ guard: "first", target: "NEXT" }, { guard: "second", actions: ["stay"] }],
              on: { A: [{ guard: "first", target: "NEXT" }, { actions: ["look", { raise: "won", guard: "second" }] }], bad: "NEXT" },
            },
            NEXT: { on: { "*": [{ guard: "first", target: "END" }], worse: "END", A: { guard: "second", target: "INNER" } } },
          },
        },
        END: end,
      },
    },
    client: { initial: "END", states: { END: end } },
  }),
  "names that tests use themselves": spec(
    {
      server: {
        initial: "start",
        events: { receive: { kind: "command" }, wait: { kind: "command" }, "to start": { kind: "timer", after: "10m" } },
        states: {
          start: {
            on: {
              Input: { actions: ["play"] },
              Answers: { actions: ["expect"] },
              test: { actions: ["host"] },
              start: { actions: [{ send: "Seen" }] },
              Delete: { actions: ["hooks"] },
              receive: { guard: "promised", target: "Start 2" },
              wait: { actions: [{ send: "Handlers" }] },
              "to start": "start",
            },
          },
          "Start 2": { on: { "*": { target: "start", actions: ["answer"] } } },
        },
      },
      client: "derived",
    },
    {
      messages: {
        Input: { from: "client", fields: { Answers: "string" } },
        Answers: { from: "client" },
        test: { from: "client" },
        start: { from: "client", fields: { test: "Start?" } },
        Delete: { from: "client" },
        Seen: { from: "server", fields: { seen: "Start" } },
        Handlers: { from: "server" },
      },
      types: { Start: { proto: "string", "a-b": "list<Start>" } },
    },
  ),
};
