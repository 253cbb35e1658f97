import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveClient } from "../../generator/facts/derive-client.js";
import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { compose, type Failure } from "../support/compose.js";
import { arbitrarySpec } from "./derive-client-arbitrary.js";
import { load, loadOwn, loadServer, readOwn } from "./derive-client-specs.js";
import { seed } from "../support/seed.js";

const bounds = [1, 2, 3];

function listFailures(protocol: Protocol, client: Chart = deriveClient(protocol)): readonly Failure[] {
  return bounds.flatMap((bound) => compose(protocol, client, bound).failures);
}

/** Gives the chart without the answer of one state to one event. */
function without(chart: Chart, state: string, event: string): Chart {
  const states = chart.states.map((found) => {
    return found.name.text === state
      ? { ...found, on: found.on.filter((answer) => answer.event.text !== event) }
      : found;
  });
  return { ...chart, states };
}

describe("with its server", () => {
  test("the handshake's client never fails", () => {
    expect(listFailures(loadOwn("handshake"))).toEqual([]);
  });

  test("the registration's client waits for ever where no key comes, as its chart has it, and never fails else", () => {
    const found = listFailures(loadOwn("registration")).map(({ kind, what }) => [kind, what]);
    expect(found).toEqual(bounds.map(() => ["deadlock", "REGISTRATION and awaiting KEY"]));
    const sure = readOwn("registration").replace(
      "raises: [ASYM. KEY GENERATED, KEY GENERATION FAILED]",
      "raises: [ASYM. KEY GENERATED]",
    );
    expect(listFailures(load(sure))).toEqual([]);
  });

  test("a client of FILEMQ's server would never fail on a stream", () => {
    const stream = readOwn("filemq")
      .replace("channel: queue", "channel: stream")
      .replace(/\n {2}client:[^]*/u, "\n  client: derived\n");
    expect(listFailures(load(stream))).toEqual([]);
  });

  test("a client that says much without an answer never fails", () => {
    const server = `
initial: Low
events: { idle: { kind: timer, after: 1s } }
states:
  Low: { on: { UP: High, ASK: { actions: [{ send: LEVEL, guard: known }] }, idle: { actions: [{ send: LEVEL }] } } }
  High: { on: { DOWN: { target: Low, actions: [{ send: LEVEL, guard: known }] }, UP: Low } }`;
    const messages = "{ UP: { from: client }, DOWN: { from: client }, ASK: { from: client }, LEVEL: { from: server } }";
    expect(listFailures(loadServer(messages, server))).toEqual([]);
  });

  test("a client on a queue knows that its message may start a session", () => {
    const server = `
initial: Start
events: { tell: { kind: command } }
states:
  Start: { on: { ASK: Open } }
  Open: { entry: [{ send: YES }], on: { tell: { actions: [{ send: NEWS }] }, ASK: { target: Over, guard: luck } } }
  Over: { type: final }`;
    const messages = "{ ASK: { from: client }, YES: { from: server }, NEWS: { from: server } }";
    const failures = listFailures(loadServer(messages, server, "queue"));
    expect(failures.filter(({ kind }) => kind !== "orphan")).toEqual([]);
  });

  test("any client takes what its server sends, and says what its server names", () => {
    fc.assert(
      fc.property(arbitrarySpec, (spec) => {
        const failures = listFailures(load(JSON.stringify(spec)));
        expect(failures.filter(({ kind }) => kind === "unspecified reception" || kind === "rejected message")).toEqual(
          [],
        );
      }),
      { numRuns: 150, seed },
    );
  }, 120_000);
});

describe("an injected fault", () => {
  const protocol = loadOwn("handshake");
  const client = deriveClient(protocol);
  const answers = client.states.flatMap(({ name, on }) => on.map(({ event }) => [name.text, event.text] as const));
  const received = answers.filter(([, event]) => !event.startsWith("send "));

  test.each(received)("in %s shows where it does not take %s", (state, event) => {
    const found = compose(protocol, without(client, state, event), 1).failures;
    expect(found).toContainEqual(
      expect.objectContaining({ kind: "unspecified reception", what: `${event} in ${state}` }),
    );
  });

  test("shows where the client never speaks and the server has no timer", () => {
    const found = compose(protocol, without(client, "HANDSHAKE", "send AUTH"), 1).failures;
    expect(found).toContainEqual(expect.objectContaining({ kind: "deadlock", what: "HANDSHAKE and HANDSHAKE" }));
  });

  test("shows where the client says what the server only catches by `*`", () => {
    const early = client.states.find(({ name }) => name.text === "HANDSHAKE")?.on.slice(0, 1) ?? [];
    const states = client.states.map((state) =>
      state.name.text === "CONNECTED" ? { ...state, on: [...state.on, ...early] } : state,
    );
    const found = compose(protocol, { ...client, states }, 1).failures;
    expect(found).toContainEqual(expect.objectContaining({ kind: "rejected message", what: "AUTH in CONNECTED" }));
  });
});
