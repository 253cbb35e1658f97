import fc from "fast-check";

import { loadSpec } from "../../generator/load/load-spec.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** What a role of a small pair may say, and hear. */
const words = { server: ["YES", "NO", "NEWS", "BYE"], client: ["ASK", "TELL", "STOP", "BYE"] } as const;

/** The states of a small pair's roles besides a final one. */
const states = ["A", "B", "C"] as const;

const timers = {
  late: fc
    .constantFrom("enter", "receive", "send", "never")
    .map((restart) => ({ kind: "timer", after: "1s", restart })),
  beat: fc.constantFrom("enter", "receive").map((restart) => ({ kind: "timer", every: "1s", restart })),
};

const events = {
  ...{ won: { kind: "outcome" }, lost: { kind: "outcome" }, wish: { kind: "command" }, wrong: { kind: "rejection" } },
  ...{ there: { kind: "opened" }, gone: { kind: "closed" } },
};

const actions = { decide: { raises: ["won", "lost"] }, "may decide": { mayRaise: ["won"] } };

function arbitraryAction(role: RoleName): fc.Arbitrary<unknown> {
  const send = fc.constantFrom(...words[role]).map((message) => ({ send: message }));
  return fc.oneof(
    { weight: 12, arbitrary: send },
    { weight: 1, arbitrary: send.map((sent) => ({ ...sent, guard: "luck" })) },
    { weight: 2, arbitrary: fc.constantFrom("decide", "may decide", "note") },
    { weight: 1, arbitrary: fc.constant({ restart: "late" }) },
    { weight: 1, arbitrary: fc.constant({ raise: "won" }) },
    { weight: 1, arbitrary: fc.constant("terminate") },
    ...(role === "client" ? [{ weight: 1, arbitrary: fc.constant("connect") }] : []),
  );
}

function arbitraryState(role: RoleName): fc.Arbitrary<{ on: object; entry: readonly unknown[] }> {
  const heard = words[role === "server" ? "client" : "server"];
  const action = arbitraryAction(role);
  const transition = fc.record(
    {
      target: fc.constantFrom(...states, ...states, "END"),
      guard: fc.constant("fits"),
      actions: fc.array(action, { maxLength: 2 }),
    },
    { requiredKeys: ["actions"] },
  );
  const own = ["late", "beat", ...Object.keys(events)];
  const event = fc.constantFrom(...heard, ...heard, ...heard, ...own, "*");
  return fc.record({
    on: fc.dictionary(event, transition, { minKeys: 3, maxKeys: 6, noNullPrototype: true }),
    entry: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.tuple(action) }),
  });
}

function arbitraryRole(role: RoleName): fc.Arbitrary<object> {
  return fc
    .record({
      ...{ late: timers.late, beat: timers.beat },
      unhandled: fc.constantFrom("ignore", "ignore", "terminate"),
      ignore: fc.subarray([...words[role === "server" ? "client" : "server"]], { maxLength: 1 }),
      keepOpen: fc.constantFrom(false, false, false, true),
      made: fc.tuple(arbitraryState(role), arbitraryState(role), arbitraryState(role)),
    })
    .map(({ late, beat, keepOpen, made: [A, B, C], ...rest }) => ({
      ...{ ...rest, initial: "A", events: { ...events, late, beat }, actions },
      states: {
        A: { ...A, on: { wish: { target: "B", actions: [{ send: "BYE" }] }, ...A.on } },
        B,
        C,
        END: { type: "final", keepOpen },
      },
    }));
}

/** Protocols with a small chart for each role, over either kind of channel, whose configurations can all be explored. */
export const smallPairs: fc.Arbitrary<Protocol> = fc
  .record({
    channel: fc.constantFrom("stream", "queue"),
    server: arbitraryRole("server"),
    client: arbitraryRole("client"),
  })
  .map(({ channel, server, client }) => {
    const from = (role: RoleName): object =>
      Object.fromEntries(words[role].filter((word) => word !== "BYE").map((word) => [word, { from: role }]));
    const messages = { ...from("server"), ...from("client"), BYE: { from: "both" } };
    const spec = { chartwright: 1, protocol: "small", codec: "none", channel, messages, roles: { server, client } };
    return load(JSON.stringify(spec, null, 1));
  });

function load(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "small.chart.yaml");
  if (protocol === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return Object.assign({ ...protocol }, { [fc.toStringMethod]: () => text });
}
