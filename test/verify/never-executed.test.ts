import { expect, it } from "vitest";
import { pairSpec } from "./pair-spec.js";
import { tell, verifyText } from "./verify-text.js";

const derivedSpec = (answer: string): string => `
chartwright: 1
protocol: proxy
codec: json
messages:
  HELLO: { from: client }
  LOGIN: { from: client }
  ASK: { from: client }
  PROVE: { from: server }
  ${answer}: { from: server, description: what a client that need not prove itself is told }
roles:
  server:
    initial: Greeting
    events:
      slow: { kind: timer, after: 10s }
      wrong: { kind: rejection, of: [LOGIN] }
      known: { kind: outcome }
      unknown: { kind: outcome }
    actions: { look up: { raises: [known, unknown] } }
    states:
      Greeting: { on: { HELLO: { target: Choosing, actions: [look up] }, slow: Done, "*": Done } }
      Choosing:
        on:
          known: { target: Serving, actions: [{ send: ${answer} }] }
          unknown: { target: Proving, actions: [{ send: PROVE }] }
      Proving: { on: { LOGIN: { target: Serving, actions: [{ send: ${answer} }] }, wrong: Done, slow: Done, "*": Done } }
      Serving: { on: { ASK: Done, slow: Done, "*": Done } }
      Done: { type: final }
  client: derived
`;

it("says nothing where a derived client can tell what its server takes", () => {
  expect(tell(verifyText(derivedSpec("WELCOME")))).toEqual([]);
});

it("says why a derived client never says what it is never sure of, and nothing of what follows from that", () => {
  const blurred = derivedSpec("WELCOME").replace("[{ send: PROVE }]", "[{ send: WELCOME }]");
  const found = verifyText(blurred.replace("  PROVE: { from: server }\n", "")).counterexamples;
  expect(found.map(({ diagnostic: { rule, message } }) => `${rule}: ${message}`)).toEqual([
    'never-executed: The transition on "LOGIN" of "Proving" is never taken by the server, whatever the two do together.',
    'never-executed: The transition on "ASK" of "Serving" is never taken by the server, whatever the two do together.',
  ]);
  expect(found.map(({ diagnostic: { help } }) => help?.split(",")[0])).toEqual([
    'the derived client never says "LOGIN"',
    'the derived client never says "ASK"',
  ]);
});

it("says so of a deadlock, where no timer ends the wait", () => {
  const blurred = derivedSpec("WELCOME")
    .replace("[{ send: PROVE }]", "[{ send: WELCOME }]")
    .replaceAll("slow: Done, ", "");
  const patient = blurred
    .replace("slow: { kind: timer, after: 10s }", "")
    .replace("initial:", "accept: { no-timeout: it is the point }\n    initial:");
  const found = verifyText(patient.replace("  PROVE: { from: server }\n", "")).counterexamples;
  expect(found.map(({ diagnostic: { rule, help } }) => `${rule}: ${help?.split(",")[0] ?? ""}`)).toEqual([
    'deadlock: the derived client never says "LOGIN"',
    'deadlock: the derived client never says "ASK"',
  ]);
});

const pair = (closing: string): string =>
  pairSpec({
    client: ["HELLO", "MORE"],
    server: ["WELCOME"],
    serverChart: `
initial: WAITING
accept: { no-timeout: the test is about transitions, missing-event: one thing after the other }
events: { garbage: { kind: malformed }, slow: { kind: timer, after: 1s } }
states:
  WAITING: { on: { HELLO: { target: OPEN, actions: [{ send: WELCOME }] }, ${closing} } }
  OPEN: { on: { slow: DONE } }
  LATE: { extends: LATER, on: { slow: { actions: [note] }, MORE: LATEST } }
  LATEST: { on: { slow: DONE } }
  LATER: { type: abstract, on: { HELLO: DONE } }
  DONE: { type: final }`,
    clientChart: `
initial: TALKING
accept: { no-timeout: the test is about transitions }
states:
  TALKING: { entry: [{ send: HELLO }], on: { WELCOME: { actions: [terminate] } } }`,
  });

it("tells of what leads to a state that is never entered, and not of what it would do then", () => {
  const found = tell(verifyText(pair("MORE: LATE")));
  expect(found).toEqual([
    'never-executed: The transition on "MORE" of "WAITING" is never taken by the server, whatever the two do together.',
  ]);
});

it("says nothing of a state that only faults lead to", () => {
  expect(tell(verifyText(pair("garbage: LATE"))).filter((told) => told.startsWith("never-executed"))).toEqual([]);
});
