import { describe, expect, test } from "vitest";
import { listDerived, loadServer } from "./derive-client-specs.js";

describe("a request", () => {
  const states = "{ Ready: { on: { ASK: { actions: [look] }, found: { actions: [{ send: FOUND }] } } } }";
  const messages = "{ ASK: { from: client }, FOUND: { from: server } }";

  test("is awaited where it is sure to be answered", () => {
    const server = `{ initial: Ready, events: { found: { kind: outcome } }, actions: { look: { raises: [found] } }, states: ${states} }`;
    expect(listDerived(loadServer(messages, server))).toEqual([
      "Ready: send ASK > awaiting FOUND, closed > ended",
      "awaiting FOUND: FOUND > Ready, closed > ended",
      "ended (final)",
    ]);
  });

  test("is not awaited where it may be answered or not", () => {
    const server = `{ initial: Ready, events: { found: { kind: outcome } }, actions: { look: { mayRaise: [found] } }, states: ${states} }`;
    expect(listDerived(loadServer(messages, server))).toEqual([
      "Ready: send ASK > Ready, FOUND unread, closed > ended",
      "Ready, FOUND unread: send ASK > Ready, FOUND unread (2), FOUND > Ready, closed > ended",
      "Ready, FOUND unread (2): send ASK > ., FOUND > ., closed > ended",
      "ended (final)",
    ]);
  });

  test("that is never answered leaves the client free to go on", () => {
    const server = "{ initial: Low, states: { Low: { on: { UP: High } }, High: { on: { DOWN: Low } } } }";
    expect(listDerived(loadServer("{ UP: { from: client }, DOWN: { from: client } }", server))).toEqual([
      "Low: send UP > High, closed > ended",
      "High: send DOWN > Low, closed > ended",
      "ended (final)",
    ]);
  });

  test("awaits all that is sure to come", () => {
    const server = "{ initial: A, states: { A: { on: { ASK: { actions: [{ send: FOUND }, { send: MORE }] } } } } }";
    expect(
      listDerived(loadServer("{ ASK: { from: client }, FOUND: { from: server }, MORE: { from: server } }", server)),
    ).toEqual([
      "A: send ASK > awaiting FOUND, closed > ended",
      "awaiting FOUND: FOUND > awaiting MORE, closed > ended",
      "awaiting MORE: MORE > A, closed > ended",
      "ended (final)",
    ]);
  });

  test("is told apart from the same request elsewhere by the server's state", () => {
    const server = `
initial: Low
states:
  Low: { on: { UP: High, ASK: { actions: [{ send: LEVEL }] } } }
  High: { on: { DOWN: Low, ASK: { actions: [{ send: LEVEL }] } } }`;
    const all = "{ UP: { from: client }, DOWN: { from: client }, ASK: { from: client }, LEVEL: { from: server } }";
    expect(listDerived(loadServer(all, server))).toEqual([
      "Low: send UP > High, send ASK > awaiting LEVEL in Low, closed > ended",
      "High: send DOWN > Low, send ASK > awaiting LEVEL in High, closed > ended",
      "awaiting LEVEL in Low: LEVEL > Low, closed > ended",
      "awaiting LEVEL in High: LEVEL > High, closed > ended",
      "ended (final)",
    ]);
  });

  test("is not offered where only `*` or `ignore` takes it", () => {
    const server = "{ initial: A, ignore: [ASK], states: { A: { on: { SAY: { actions: [note] }, '*': {} } } } }";
    expect(
      listDerived(loadServer("{ ASK: { from: client }, SAY: { from: client }, DO: { from: client } }", server)),
    ).toEqual(["A: send SAY > ., closed > ended", "ended (final)"]);
  });
});
