import { describe, expect, it } from "vitest";
import { findWays } from "../../generator/facts/ways/find-ways.js";
import { promised, type AskedHandler, type Incident } from "../../generator/facts/ways/incident.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

const messages =
  "{ HELLO: { from: client }, GO: { from: client }, OK: { from: server, fields: { text: string } }, PLAIN: { from: server } }";
const nothing = "    initial: END\n    states: { END: { type: final } }";

/** Gives what happens in the last run of each way of a role, and which timers are silent; `=` tells what a handler answers. */
function listRuns(parts: { readonly server?: string; readonly client?: string }): readonly string[] {
  const protocol = loadText(
    writeSpec({ messages, server: parts.server ?? nothing, client: parts.client ?? "derived" }),
  );
  const { states } = findWays(
    new ChartIndex(protocol, protocol.client.kind === "chart" ? protocol.client : protocol.server),
  );
  return states.flatMap(({ ways }) =>
    ways.map(({ taken, passage }) => {
      const name = taken.cause.kind === "event" ? taken.cause.name : taken.cause.kind;
      return `${taken.state.name.text} ${name}: ${passage.to.incidents.map(tellIncident).join(", ")}`;
    }),
  );
}

function tellIncident(incident: Incident): string {
  switch (incident.kind) {
    case "asked":
      return `${tellHandler(incident.handler)} = ${incident.answer === promised ? "promised" : String(incident.answer)}`;
    case "connect":
      return incident.kind;
    case "ended":
      return incident.reason;
    case "sent":
    case "entered":
    case "restarted":
    case "unhandled":
      return `${incident.kind} ${incident.name}`;
  }
}

function tellHandler(handler: AskedHandler): string {
  switch (handler.kind) {
    case "check":
      return `check ${handler.state.name.text}`;
    case "builder":
      return `build ${handler.message.name.text}`;
    case "guard":
    case "action":
      return `${handler.kind} ${handler.text}`;
  }
}

describe("what happens on a way", () => {
  it("is that handlers are asked, and messages sent, in order", () => {
    const server = `
    initial: START
    events: { say: { kind: command }, shy: { kind: rejection, of: [HELLO] } }
    states:
      START:
        entry: [begin]
        exit: [leave]
        on:
          HELLO: { target: NEXT, actions: [{ send: OK }, { send: PLAIN }, { send: PLAIN, guard: wanted }] }
          GO: { target: OPEN, actions: [wave] }
          shy: { actions: [note] }
          say: { actions: [speak, terminate, never] }
      NEXT: { entry: [arrive, { send: OK }] }
      OPEN: { type: final, keepOpen: true, entry: [bow] }`;
    expect(listRuns({ server })).toEqual([
      "START HELLO: check START = null, action leave = null, build OK = null, sent OK, sent PLAIN, guard wanted = true, sent PLAIN, entered NEXT, action arrive = null, build OK = null, sent OK",
      "START GO: action leave = null, action wave = null, entered OPEN, action bow = null, released",
      "START say: action speak = null, terminated",
      "START shy: check START = shy, action note = null",
    ]);
  });

  it("is that outcomes are raised, for sure or by a guard, and timers started anew", () => {
    const server = `
    initial: START
    events: { more: { kind: outcome }, tick: { kind: timer, after: 1s, restart: never } }
    states:
      START:
        on:
          HELLO: { actions: [{ raise: more }, { restart: tick }, { restart: tick, guard: late }] }
          GO: { actions: [{ raise: more, guard: lucky }] }
          more: { actions: [note] }
          tick: { actions: [act] }`;
    expect(listRuns({ server })).toEqual([
      "START HELLO: restarted tick, guard late = true, restarted tick, action note = null",
      "START GO: guard lucky = false",
      "START more: restarted tick, guard late = true, restarted tick, action note = null",
      "START tick: action act = null",
    ]);
  });

  it("is that an outcome may be left out, or passed over where no guard holds", () => {
    const server = (unhandled: string): string => `
    initial: START
    unhandled: ${unhandled}
    events: { more: { kind: outcome } }
    actions: { perhaps: { mayRaise: [more] }, surely: { raises: [more] } }
    states:
      START: { on: { HELLO: { actions: [perhaps] }, GO: { target: NEXT, actions: [surely] } } }
      NEXT: { on: { more: { guard: fit, target: END } } }
      END: { type: final }`;
    const [hello, ...rest] = listRuns({ server: server("ignore") });
    expect(hello).toBe("START HELLO: action perhaps = null");
    expect(rest).toEqual([
      "START GO: action surely = more, entered NEXT, guard fit = true, entered END, final",
      "NEXT more: action surely = more, entered NEXT, guard fit = true, entered END, final",
    ]);
    const unhandled = server("terminate").replace("more: { guard: fit, target: END }", "HELLO: {}");
    expect(listRuns({ server: unhandled })).toEqual([
      "START HELLO: action perhaps = null",
      "START GO: action surely = more, entered NEXT, unhandled more, unhandled",
    ]);
    expect(listRuns({ server: unhandled.replace("terminate", "ignore") })[1]).toBe(
      "START GO: action surely = more, entered NEXT, unhandled more",
    );
  });

  it("is that nothing is sent without a connection, and a new one is asked for once", () => {
    const client = `
    initial: HERE
    events: { gone: { kind: closed }, back: { kind: opened }, odd: { kind: malformed }, strange: { kind: unknown } }
    states:
      HERE:
        on:
          gone: { target: AWAY, actions: [{ send: HELLO }, connect] }
          odd: { actions: [connect] }
          strange: { actions: [{ send: GO }] }
      AWAY: { on: { back: { target: HERE, actions: [{ send: HELLO }] }, gone: { actions: [note] } } }`;
    expect(listRuns({ client })).toEqual([
      "HERE gone: connect, entered AWAY",
      "HERE odd: connect",
      "HERE strange: sent GO",
      "AWAY gone: action note = null, closed",
      "AWAY back: sent HELLO, entered HERE",
    ]);
  });
});
