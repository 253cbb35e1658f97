import { describe, expect, it } from "vitest";
import { isOpenToInput, listTurns } from "../../generator/facts/session/list-turns.js";
import { loseConnection, regainConnection } from "../../generator/facts/session/lose-connection.js";
import { readMessage } from "../../generator/facts/session/read-message.js";
import { RoleSide, type Fortune } from "../../generator/facts/session/role-side.js";
import type { Session } from "../../generator/facts/session/session.js";
import { startSession } from "../../generator/facts/session/take-transition.js";
import type { Choice, Turn } from "../../generator/facts/session/turn.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

const messages = "{ HELLO: { from: client }, GO: { from: client }, OK: { from: server }, NO: { from: server } }";

function sideOf(server: string, fortune: Fortune = "allowed"): RoleSide {
  const protocol = loadText(writeSpec({ messages, server }));
  return new RoleSide(protocol, protocol.server, fortune);
}

/** Gives the first session of a chart, and what else is to hold of it. */
function begin(side: RoleSide, change: Partial<Session> = {}): Session {
  const [start] = startSession(side, "open");
  if (start?.to.kind !== "session") throw new Error("no session begins");
  return { ...start.to, entered: false, opening: false, ...change };
}

function tellTurn({ kind, about, choices, to, sent }: Turn): string {
  const what = [kind, about].filter((part) => part !== "").join(" ");
  const decided = choices.map(tellChoice);
  const left = to.kind === "session" ? tellSession(to) : to.kind;
  return [[what, ...decided, ...sent.map((message) => `send ${message}`)].join(", "), left].join(" -> ");
}

function tellChoice(choice: Choice): string {
  switch (choice.kind) {
    case "guard":
      return `${choice.name} ${choice.holds ? "holds" : "fails"}`;
    case "answer":
      return `${choice.handler} says ${choice.outcome ?? "nothing"}`;
    case "promise":
      return `${choice.handler} promises`;
  }
}

function tellSession({ state, outcomes, pending, spent, connection }: Session): string {
  const rest = [
    ...outcomes.map((outcome) => `${outcome} queued`),
    ...pending.map((handler) => `${handler} pending`),
    ...spent.map((timer) => `${timer} spent`),
    ...(connection === "open" ? [] : [connection]),
  ];
  return [state.name.text, ...rest].join(", ");
}

const asking = (unhandled = "ignore"): string => `
    initial: START
    unhandled: ${unhandled}
    events: { won: { kind: outcome }, lost: { kind: outcome }, once: { kind: timer, after: 1s, restart: never }, say: { kind: command } }
    actions: { ask: { raises: [won, lost] }, perhaps: { mayRaise: [won] } }
    states:
      START:
        on:
          HELLO: { target: ASKING, actions: [ask, { send: OK, guard: polite }] }
          GO: { guard: ready, actions: [perhaps] }
          once: { guard: late, target: END }
          say: { guard: allowed, actions: [{ send: NO }] }
      ASKING: { on: { won: END, lost: START } }
      END: { type: final, entry: [{ send: NO }] }`;

describe("a message", () => {
  const side = sideOf(asking());

  it("is answered in every way that guards and handlers allow", () => {
    expect(readMessage(side, begin(side), "HELLO").map(tellTurn)).toEqual([
      "message HELLO, ask says won, polite holds, send OK -> ASKING, won queued",
      "message HELLO, ask says won, polite fails -> ASKING, won queued",
      "message HELLO, ask says lost, polite holds, send OK -> ASKING, lost queued",
      "message HELLO, ask says lost, polite fails -> ASKING, lost queued",
      "message HELLO, ask promises, polite holds, send OK -> ASKING, ask pending",
      "message HELLO, ask promises, polite fails -> ASKING, ask pending",
    ]);
  });

  it("that no guard lets through is dropped, or ends the session where the chart says so", () => {
    const kept = ["perhaps says won", "perhaps promises", "perhaps says nothing"];
    expect(readMessage(side, begin(side), "GO").map(tellTurn)).toEqual([
      `message GO, ready holds, ${kept[0] ?? ""} -> START, won queued`,
      `message GO, ready holds, ${kept[1] ?? ""} -> START, perhaps pending`,
      `message GO, ready holds, ${kept[2] ?? ""} -> START`,
      "message GO, ready fails -> START",
    ]);
    const strict = sideOf(asking("terminate"));
    expect(readMessage(strict, begin(strict), "GO").map(tellTurn).at(-1)).toBe("message GO, ready fails -> closed");
  });
});

describe("of its own accord", () => {
  it("a session fires timers that are not spent, and takes commands, which a strict chart refuses as well", () => {
    const side = sideOf(asking("terminate"));
    expect(listTurns(side, begin(side)).map(tellTurn)).toEqual([
      "timer once, late holds, send NO -> closed",
      "timer once, late fails -> START, once spent",
      "command say, allowed holds, send NO -> START",
      "command say, allowed fails -> START",
    ]);
    expect(listTurns(side, begin(side, { spent: ["once"] })).map(tellTurn)).toEqual([
      "command say, allowed holds, send NO -> START, once spent",
      "command say, allowed fails -> START, once spent",
    ]);
  });

  it("a session keeps what it promised, once or as often as it did", () => {
    const side = sideOf(asking());
    const settled = (pending: readonly string[]): readonly string[] =>
      listTurns(side, begin(side, { pending, spent: ["once"] }))
        .filter(({ kind }) => kind === "settled")
        .map(tellTurn);
    expect(settled(["ask"])).toEqual([
      "settled ask, ask says won -> START, won queued, once spent",
      "settled ask, ask says lost -> START, lost queued, once spent",
    ]);
    expect(settled(["perhaps", "perhaps"])).toEqual([
      "settled perhaps, perhaps says won -> START, won queued, perhaps pending, once spent",
      "settled perhaps, perhaps says nothing -> START, perhaps pending, once spent",
      "settled perhaps, perhaps says won -> START, won queued, perhaps pending, perhaps pending, once spent",
      "settled perhaps, perhaps says nothing -> START, perhaps pending, perhaps pending, once spent",
    ]);
  });

  it("a session goes on with an outcome before anything else, and takes no input meanwhile", () => {
    const side = sideOf(asking());
    const [asked] = readMessage(side, begin(side), "HELLO");
    if (asked?.to.kind !== "session") throw new Error("the session has ended");
    const session = { ...asked.to, entered: false };
    expect(listTurns(side, session).map(tellTurn)).toEqual(["outcome won, send NO -> closed"]);
    expect([session, begin(side), begin(side, { pending: ["ask"] })].map(isOpenToInput)).toEqual([false, true, false]);
    expect(
      [begin(side, { opening: true }), begin(side, { closing: true }), begin(side, { entered: true })].map(
        isOpenToInput,
      ),
    ).toEqual([false, false, false]);
  });

  it("a session may end by a fault where anything may happen", () => {
    const side = sideOf(asking(), "anything");
    expect(listTurns(side, begin(side)).map(tellTurn).at(-1)).toBe("fault -> closed");
  });
});

it("a lost connection ends a session that does not ask for a new one, and drops what was promised", () => {
  const server = sideOf(asking());
  expect(loseConnection(server, begin(server)).map(tellTurn)).toEqual(["closed -> closed"]);
  const protocol = loadText(
    writeSpec({
      messages,
      server: "    initial: END\n    states: { END: { type: final } }",
      client: `
    initial: HERE
    events: { gone: { kind: closed }, back: { kind: opened } }
    states:
      HERE: { on: { gone: { target: AWAY, actions: [{ send: HELLO }, connect] } } }
      AWAY: { on: { gone: { actions: [note] }, back: HERE } }`,
    }),
  );
  if (protocol.client.kind !== "chart") throw new Error("the client has a chart of its own");
  const client = new RoleSide(protocol, protocol.client, "allowed");
  const [lost] = loseConnection(client, begin(client, { pending: ["ask"] }));
  if (lost?.to.kind !== "session") throw new Error("the session has ended");
  expect(tellTurn(lost)).toBe("closed gone -> AWAY, asked");
  const [closing] = listTurns(client, { ...lost.to, entered: false });
  expect(closing?.to).toMatchObject({ kind: "session", closing: false });
  const again = regainConnection({ ...lost.to, entered: false, closing: false });
  expect(listTurns(client, again).map(tellTurn)).toEqual(["opened back -> HERE"]);
  const [still] = loseConnection(client, { ...lost.to, entered: false, closing: false, connection: "open" });
  if (still?.to.kind !== "session") throw new Error("the session has ended");
  expect(listTurns(client, still.to).map(tellTurn)).toEqual(["closed -> closed"]);
});
