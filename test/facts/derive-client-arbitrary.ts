import fc from "fast-check";

const states = ["A", "B", "C", "D"];
const requests = ["ASK", "TELL", "STOP"];
const answers = ["YES", "NO", "NEWS"];

const target = fc.constantFrom(...states, "END", null);
const send = fc.constantFrom(...answers).map((message) => ({ send: message }));
const action = fc.oneof(
  { weight: 4, arbitrary: send },
  { weight: 1, arbitrary: fc.constant({ send: "YES", guard: "luck" }) },
  { weight: 1, arbitrary: fc.constantFrom("decide", "may decide", "note") },
  { weight: 1, arbitrary: fc.constant("terminate") },
  { weight: 1, arbitrary: fc.constant({ raise: "won" }) },
);
const transition = fc
  .record({ target, actions: fc.array(action, { maxLength: 2 }), guarded: fc.boolean() })
  .map(({ target: to, actions, guarded }) => ({
    ...(to === null ? {} : { target: to }),
    ...(guarded ? { guard: "luck" } : {}),
    actions,
  }));
const events = [...requests, "late", "told", "won", "lost", "wrong", "junk", "*"];
const state = fc.record({
  on: fc.dictionary(fc.constantFrom(...events), transition, { maxKeys: 5, noNullPrototype: true }),
  entry: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(action, { maxLength: 1 }) },
  ),
});

/** Any server's chart of four states, with all that a session can meet, and a client derived from it. */
export const arbitrarySpec = fc
  .record({
    channel: fc.constantFrom("stream", "queue"),
    unhandled: fc.constantFrom("ignore", "terminate"),
    keepOpen: fc.boolean(),
    made: fc.tuple(state, state, state, state),
  })
  .map(({ channel, unhandled, keepOpen, made }) => ({
    chartwright: 1,
    protocol: "random",
    codec: "none",
    channel,
    messages: Object.fromEntries([
      ...requests.map((name): [string, object] => [name, { from: "client" }]),
      ...answers.map((name): [string, object] => [name, { from: "server" }]),
    ]),
    roles: {
      server: {
        initial: "A",
        unhandled,
        events: {
          late: { kind: "timer", after: "1s" },
          told: { kind: "command" },
          won: { kind: "outcome" },
          lost: { kind: "outcome" },
          wrong: { kind: "rejection" },
          junk: { kind: "malformed" },
        },
        actions: { decide: { raises: ["won", "lost"] }, "may decide": { mayRaise: ["won"] } },
        states: {
          ...Object.fromEntries(states.map((name, place): [string, unknown] => [name, made[place]])),
          END: { type: "final", keepOpen },
        },
      },
      client: "derived",
    },
  }));
