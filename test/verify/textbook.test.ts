import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkText, findOnly, nameRules, tell, verifyText } from "./verify-text.js";

const folder = new URL("textbook/", import.meta.url);

/** Gives a protocol of the literature; where it is from stands at its top. */
function read(name: string): string {
  return readFileSync(new URL(`${name}.chart.yaml`, folder), "utf8");
}

/** Gives a protocol with one thing changed; throws where that is not there. */
function change(name: string, from: string, to: string): string {
  const text = read(name);
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  return text.replaceAll(from, to);
}

const names = readdirSync(folder).map((file) => file.replace(".chart.yaml", ""));

it.each(names)("%s says where it is from, and `check` finds nothing in it", (name) => {
  expect(read(name)).toMatch(/^# [^]*\b(?:19|20)\d\d\b[^]*\nchartwright: 1\n/u);
  expect(checkText(read(name))).toEqual([]);
});

describe("the alternating bit protocol", () => {
  it("has no fault, however much is lost", () => {
    const found = verifyText(read("alternating-bit"), { depth: 6 });
    expect({ found: tell(found), skipped: found.skipped }).toEqual({ found: [], skipped: [] });
    expect(found.verdict).toMatchObject({ kind: "bounded", bound: 6 });
  });

  it("repeats for ever where the receiver does not acknowledge a message again", () => {
    const found = verifyText(read("alternating-bit-deaf"));
    const endless = found.counterexamples.filter(({ diagnostic }) => diagnostic.rule === "no-joint-end");
    expect(endless.map(({ diagnostic }) => diagnostic.message)).toEqual([
      'The server in "EXPECTING 0" and the client in "SENDING 1" can never both end, whatever they do.',
      'The server in "EXPECTING 1" and the client in "SENDING 0" can never both end, whatever they do.',
    ]);
    const lost = endless.map(({ steps }) => steps.filter(({ choices }) => choices.some((choice) => isLost(choice))));
    expect(lost.map(([first]) => first?.about)).toEqual(["ACK-1", "ACK-0"]);
  });

  it("takes one acknowledgement for another's where there is no bit", () => {
    const found = verifyText(read("stop-and-wait"));
    expect(tell(found)).toEqual([
      'unspecified-reception: "ACK" of the server may arrive in state "READY" of the client, which does not take it: it is dropped.',
    ]);
    const { steps } = findOnly(found, "unspecified-reception");
    expect(steps.filter(({ kind }) => kind === "timer")).toHaveLength(1);
    expect(steps.filter(({ reads }) => reads === "ACK")).toHaveLength(2);
  });
});

function isLost(choice: { readonly kind: string; readonly holds?: boolean; readonly name?: string }): boolean {
  return choice.kind === "guard" && choice.name === "is lost" && choice.holds === true;
}

describe("a request that crosses a close", () => {
  it("arrives where it is not expected", () => {
    const found = verifyText(read("request-crosses-close"));
    expect(tell(found)).toEqual([
      'unspecified-reception: "REQUEST" of the client can arrive in state "CLOSING" of the server, which does not take it: it is dropped.',
    ]);
    expect(found.verdict).toMatchObject({ kind: "exact", reason: "never blocked" });
  });

  it("is no fault where the server reckons with it", () => {
    const mended = change("request-crosses-close", "on: { CLOSED: DONE }", "on: { CLOSED: DONE, REQUEST: {} }");
    expect(tell(verifyText(mended))).toEqual([]);
  });
});

describe("two that both wait", () => {
  it("are a deadlock, found by the shortest way", () => {
    const found = verifyText(read("both-wait"));
    expect(nameRules(found)).toEqual(["deadlock"]);
    const { steps } = findOnly(found, "deadlock");
    expect(steps.map(({ role, about }) => `${role} ${about}`.trim())).toEqual([
      "client",
      "server",
      "client pass",
      "server PASS",
    ]);
  });

  it("are none where a player passes the turn on", () => {
    expect(tell(verifyText(change("both-wait", "PASS: THEIR TURN", "PASS: OWN TURN")))).toEqual([]);
  });
});

describe("a sender that nothing holds back", () => {
  it("fills its channel without end", () => {
    const found = verifyText(read("endless-sender"));
    expect(nameRules(found)).toEqual(["unbounded-channel"]);
  });

  it("does not where it waits to be asked", () => {
    const asked = change(
      "endless-sender",
      "produced: { target: PRODUCING, actions: [{ send: ITEM }, produce] }",
      ["produced: { actions: [{ send: ITEM }] }", "          NEXT: { actions: [produce] }"].join("\n"),
    );
    const text = asked
      .replace("ITEM: {}", "ITEM: { actions: [{ send: NEXT }] }")
      .replace("START: { from: client }", "START: { from: client }\n  NEXT: { from: client }");
    expect(tell(verifyText(text))).toEqual([]);
  });
});

describe("SIP's INVITE transaction over UDP", () => {
  it("orphans an INVITE as RFC 3261 has it, since the server transaction is destroyed once there is a 2xx", () => {
    const found = verifyText(read("sip-invite-rfc3261"));
    expect(nameRules(found)).toEqual(["orphan-message"]);
    const orphans = found.counterexamples.filter(({ diagnostic }) => diagnostic.message.startsWith('"INVITE"'));
    expect(orphans.map(({ diagnostic }) => diagnostic.message)).toEqual([
      '"INVITE" can reach the server when its session has ended: it starts a new one, and the client, in "Calling", is never told.',
    ]);
    const sent = orphans[0]?.steps.flatMap(({ sends }) => sends ?? []);
    expect(sent).toEqual(["INVITE", "INVITE", "2xx"]);
  });

  it("orphans none as RFC 6026 mends it", () => {
    const found = verifyText(read("sip-invite-rfc6026"));
    expect({ found: tell(found), skipped: found.skipped }).toEqual({ found: [], skipped: [] });
  });
});

describe("a user and a server that speak at once", () => {
  it("both hear what they do not expect", () => {
    const found = verifyText(read("user-and-server"));
    expect(tell(found)).toEqual([
      'deadlock: The server waits in "FAULT" and the client in "WAIT": nothing is on its way, and no timer will fire.',
      'unspecified-reception: "REQ" of the client can arrive in state "FAULT" of the server, which does not take it: it is dropped.',
      'unspecified-reception: "ALARM" of the server can arrive in state "WAIT" of the client, which does not take it: it is dropped.',
    ]);
    expect(found.verdict).toMatchObject({ kind: "exact", bound: 2 });
  });

  it("do not where the one asks again and the other registers first, as the paper completes it", () => {
    const complete = change("user-and-server", "on: { DONE: READY }", "on: { DONE: READY, ALARM: REGISTER }").replace(
      "on: { ACK: IDLE }",
      "on: { ACK: IDLE, REQ: {} }",
    );
    expect(tell(verifyText(complete))).toEqual([]);
  });
});

describe("a call collision as in X.21", () => {
  it("is expected by neither side", () => {
    const found = verifyText(read("call-collision"));
    expect(tell(found)).toEqual([
      'deadlock: The server waits in "RINGING" and the client in "CALLING": nothing is on its way, and no timer will fire.',
      'unspecified-reception: "CALL REQUEST" of the client can arrive in state "RINGING" of the server, which does not take it: it is dropped.',
      'unspecified-reception: "INCOMING CALL" of the server can arrive in state "CALLING" of the client, which does not take it: it is dropped.',
    ]);
  });

  // CCITT Recommendation X.25 (1976), 4.1.6: the DCE proceeds with the call request and cancels the incoming call.
  it("is none where the network gives way", () => {
    const resolved = change(
      "call-collision",
      "on: { CONNECTED: TALKING }",
      "on: { CONNECTED: TALKING, INCOMING CALL: {} }",
    ).replace(
      "on: { CALL ACCEPTED: TALKING }",
      "on: { CALL ACCEPTED: TALKING, CALL REQUEST: { target: TALKING, actions: [{ send: CONNECTED }] } }",
    );
    expect(tell(verifyText(resolved))).toEqual([]);
  });
});

describe("a simultaneous close as in TCP", () => {
  it("is provided for", () => {
    const found = verifyText(read("simultaneous-close"));
    expect(tell(found)).toEqual([]);
    expect(found.verdict).toMatchObject({ kind: "exact", bound: 2 });
  });

  it("is not where nobody thought of the state CLOSING", () => {
    const simple = change(
      "simultaneous-close",
      "          FIN: { target: CLOSING, actions: [{ send: ACK-FIN }] }\n",
      "",
    ).replaceAll("      CLOSING:\n        on: { ACK-FIN: CLOSED }\n", "");
    const found = verifyText(simple);
    expect(tell(found)).toEqual([
      'deadlock: The server waits in "FIN-WAIT-1" and the client in "FIN-WAIT-1": nothing is on its way, and no timer will fire.',
      'unspecified-reception: "FIN" of the client can arrive in state "FIN-WAIT-1" of the server, which does not take it: it is dropped.',
      'unspecified-reception: "FIN" of the server can arrive in state "FIN-WAIT-1" of the client, which does not take it: it is dropped.',
    ]);
  });
});
