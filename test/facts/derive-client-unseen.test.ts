import { describe, expect, test } from "vitest";
import { listDerived, loadServer } from "./derive-client-specs.js";

describe("what a server does unseen", () => {
  test("a heartbeat may cross a request", () => {
    const protocol = loadServer(
      "{ PING: { from: client }, PONG: { from: server }, HUGZ: { from: server } }",
      `
initial: Ready
events: { beat: { kind: timer, every: 1s } }
states:
  Ready: { on: { PING: { actions: [{ send: PONG }] }, beat: { actions: [{ send: HUGZ }] } } }`,
    );
    expect(listDerived(protocol)).toEqual([
      "Ready: send PING > awaiting PONG, HUGZ > ., closed > ended",
      "awaiting PONG: PONG > Ready, HUGZ > ., closed > ended",
      "ended (final)",
    ]);
  });

  test("a timer may move it, so that only what both states name is offered", () => {
    const protocol = loadServer(
      "{ GO: { from: client }, BACK: { from: client }, WENT: { from: server }, LATE: { from: server } }",
      `
initial: A
events: { late: { kind: timer, after: 1s } }
states:
  A: { on: { GO: { actions: [{ send: WENT }] }, late: { target: B, actions: [{ send: LATE }] } } }
  B: { on: { GO: { actions: [{ send: WENT }] }, BACK: A } }`,
    );
    expect(listDerived(protocol).slice(0, 3)).toEqual([
      "A: send GO > awaiting WENT or LATE, LATE > B, closed > ended",
      "awaiting WENT or LATE: WENT > A, LATE > awaiting WENT, closed > ended",
      "B: send GO > awaiting WENT, send BACK > A, closed > ended",
    ]);
  });

  test("its application may speak first", () => {
    const protocol = loadServer(
      "{ NEWS: { from: server }, STOP: { from: client }, BYE: { from: server } }",
      `
initial: Ready
events: { tell: { kind: command } }
states:
  Ready: { on: { tell: { actions: [{ send: NEWS }] }, STOP: Over } }
  Over: { type: final, entry: [{ send: BYE }] }`,
    );
    expect(listDerived(protocol)).toEqual([
      "Ready: send STOP > awaiting BYE, NEWS > ., closed > Over",
      "awaiting BYE: NEWS > ., BYE > awaiting closed, closed > Over",
      "awaiting closed: closed > Over",
      "Over (final)",
    ]);
  });

  test("it may greet its client", () => {
    const protocol = loadServer(
      "{ WELCOME: { from: server }, ASK: { from: client }, ANSWER: { from: server } }",
      `
initial: Start
events: { here: { kind: opened } }
states:
  Start: { on: { here: { target: Ready, actions: [{ send: WELCOME }] } } }
  Ready: { on: { ASK: { actions: [{ send: ANSWER }] } } }`,
    );
    expect(listDerived(protocol)[0]).toBe("awaiting WELCOME: WELCOME > Ready, closed > ended");
  });

  test("it may answer late, and let the client know meanwhile", () => {
    const protocol = loadServer(
      "{ ASK: { from: client }, WAIT: { from: server }, ANSWER: { from: server } }",
      `
initial: Ready
events: { done: { kind: outcome }, slow: { kind: timer, every: 1s } }
actions: { work: { raises: [done] } }
states:
  Ready: { on: { ASK: { target: Working, actions: [work] } } }
  Working: { on: { slow: { actions: [{ send: WAIT }] }, done: { target: Ready, actions: [{ send: ANSWER }] } } }`,
    );
    expect(listDerived(protocol)).toEqual([
      "Ready: send ASK > awaiting ANSWER, closed > ended",
      "awaiting ANSWER: WAIT > ., ANSWER > Ready, closed > ended",
      "ended (final)",
    ]);
  });

  test("it may reject a message and go on", () => {
    const protocol = loadServer(
      "{ SET: { from: client }, OK: { from: server }, NO: { from: server } }",
      `
initial: Ready
events: { bad: { kind: rejection } }
states:
  Ready: { on: { SET: { actions: [{ send: OK }] }, bad: { actions: [{ send: NO }] } } }`,
    );
    expect(listDerived(protocol)[1]).toBe("awaiting OK or NO: OK > Ready, NO > Ready, closed > ended");
  });

  test("it may fail to decode a message and say so", () => {
    const protocol = loadServer(
      "{ ASK: { from: client }, ANSWER: { from: server }, WHAT: { from: server } }",
      `
initial: Ready
events: { junk: { kind: malformed } }
states:
  Ready: { on: { ASK: { target: Done, actions: [{ send: ANSWER }] }, junk: { actions: [{ send: WHAT }] } } }
  Done: { on: { ASK: { actions: [{ send: ANSWER }] } } }`,
    );
    expect(listDerived(protocol)).toContain(
      "awaiting ANSWER or WHAT: ANSWER > Done, WHAT > Ready, ANSWER unread, closed > ended",
    );
  });

  test("its outcomes may go round for ever", () => {
    const protocol = loadServer(
      "{ ASK: { from: client }, PART: { from: server }, END: { from: server } }",
      `
initial: Ready
events: { more: { kind: outcome }, enough: { kind: outcome } }
actions: { next: { raises: [more, enough] } }
states:
  Ready: { on: { ASK: { target: Sending, actions: [next] } } }
  Sending:
    on:
      more: { target: Sending, actions: [{ send: PART }, next] }
      enough: { target: Ready, actions: [{ send: END }] }`,
    );
    expect(listDerived(protocol)).toEqual([
      "Ready: send ASK > awaiting END, closed > ended",
      "awaiting END: PART > ., END > Ready, closed > ended",
      "ended (final)",
    ]);
  });
});
