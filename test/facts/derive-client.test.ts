import { describe, expect, test } from "vitest";
import { deriveClient } from "../../generator/facts/derive-client.js";
import { listDerived, loadOwn, loadServer } from "./derive-client-specs.js";

describe("the systems", () => {
  test("derives the handshake's client", () => {
    expect(listDerived(loadOwn("handshake"))).toEqual([
      "CONNECTED: send HELLO > awaiting SERVER-HELLO, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting SERVER-HELLO: SERVER-HELLO > HANDSHAKE, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting closed: closed > DISCONNECTED",
      "HANDSHAKE: send AUTH > awaiting READY-OK, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting READY-OK: READY-OK > READY, BYE > awaiting closed, closed > DISCONNECTED",
      "READY: send NOP > awaiting NOP, send BYE > awaiting BYE, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting NOP: NOP > READY, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting BYE: BYE > awaiting closed, closed > DISCONNECTED",
      "DISCONNECTED (final)",
    ]);
  });

  test("derives the registration's client", () => {
    expect(listDerived(loadOwn("registration"))).toEqual([
      "CONNECTED: send HELLO > awaiting KEY, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting KEY: KEY > APP REGISTERED, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting closed: closed > DISCONNECTED",
      "APP REGISTERED: send ASK > awaiting READY-OK, closed > DISCONNECTED",
      "awaiting READY-OK: READY-OK > READY, BYE > awaiting closed, closed > DISCONNECTED",
      "READY: send NOP > awaiting NOP, send BYE > awaiting BYE, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting NOP: NOP > READY, BYE > awaiting closed, closed > DISCONNECTED",
      "awaiting BYE: BYE > awaiting closed, closed > DISCONNECTED",
      "DISCONNECTED (final)",
    ]);
  });

  test("derives the same chart each time the spec is loaded", () => {
    expect(deriveClient(loadOwn("handshake"))).toEqual(deriveClient(loadOwn("handshake")));
  });
});

describe("the chart", () => {
  const { events, states, initial, actions, ignore, unhandled } = deriveClient(loadOwn("handshake"));

  test("has a command for each message that the client may send, with its fields, and the end", () => {
    const declared = events.map((event) => [
      event.kind,
      event.name.text,
      event.kind === "command" ? event.fields.length : 0,
    ]);
    expect(declared).toEqual([
      ["command", "send HELLO", 1],
      ["command", "send AUTH", 3],
      ["command", "send NOP", 2],
      ["command", "send BYE", 3],
      ["closed", "closed", 0],
    ]);
    expect([initial?.text, actions, ignore, unhandled]).toEqual(["CONNECTED", [], [], "ignore"]);
  });

  test("sends a message with the command's fields, and hands each it receives to a handler", () => {
    const done = states[0]?.on.flatMap(({ transitions }) => transitions[0]?.actions ?? []);
    expect(done).toMatchObject([
      { kind: "send", message: { text: "HELLO" }, fieldsFrom: "command", guard: null },
      { kind: "handler", name: { text: "on BYE" } },
    ]);
  });

  test("asks for no field whose value is fixed", () => {
    const { events: commands } = deriveClient(
      loadServer(
        "{ HI: { from: client, fields: { version: { type: uint8, const: 1 }, who: string } } }",
        "{ initial: A, states: { A: { on: { HI: {} } } } }",
      ),
    );
    expect(commands[0]).toMatchObject({ kind: "command", fields: [{ name: { text: "who" } }] });
  });

  test("gives its events names that no message has", () => {
    const messages = "{ closed: { from: client }, send closed: { from: server } }";
    const protocol = loadServer(
      messages,
      "{ initial: A, states: { A: { on: { closed: { actions: [{ send: send closed }] } } } } }",
    );
    expect(listDerived(protocol)).toEqual([
      "A: send closed (2) > awaiting send closed, closed (2) > ended",
      "awaiting send closed: send closed > A, closed (2) > ended",
      "ended (final)",
    ]);
  });
});

describe("an end", () => {
  const stop = "{ initial: A, states: { A: { on: { STOP: { actions: [terminate] } } } } }";

  test("without a word is awaited on a stream", () => {
    expect(listDerived(loadServer("{ STOP: { from: client } }", stop))).toEqual([
      "A: send STOP > awaiting closed, closed > ended",
      "awaiting closed: closed > ended",
      "ended (final)",
    ]);
  });

  test("without a word is not awaited on a queue, where it is not seen", () => {
    expect(listDerived(loadServer("{ STOP: { from: client } }", stop, "queue"))).toEqual([
      "A: send STOP > ended",
      "ended (final)",
    ]);
  });

  test("on a queue may be followed by a session that knows nothing of the last", () => {
    const server =
      "{ initial: A, states: { A: { on: { HI: { target: B, actions: [{ send: YES }] }, '*': { actions: [{ send: NO }, terminate] } } }, B: { on: { ASK: { actions: [{ send: YES }] } } } } }";
    const messages = "{ HI: { from: client }, ASK: { from: client }, YES: { from: server }, NO: { from: server } }";
    expect(listDerived(loadServer(messages, server, "queue"))).toContain(
      "awaiting YES, NO unread: YES > B, NO > ended",
    );
  });

  test("that leaves the connection to the applications does so at both ends", () => {
    const server = `
initial: Start
events: { bad: { kind: rejection } }
states:
  Start: { on: { LOGIN: { target: Done, actions: [{ send: OK }] }, bad: { actions: [{ send: NO }] } } }
  Done: { type: final, keepOpen: true }`;
    expect(
      listDerived(loadServer("{ LOGIN: { from: client }, OK: { from: server }, NO: { from: server } }", server)),
    ).toEqual([
      "Start: send LOGIN > awaiting OK or NO, closed > ended",
      "awaiting OK or NO: OK > Done, NO > Start, closed > ended",
      "ended (final)",
      "Done (kept open)",
    ]);
  });
});
