import fc from "fast-check";
import type { Protocol } from "../../generator/model/protocol.js";
import { loadText } from "../rules/analyze-text.js";

/** What a chart is made of; a `plain` one has nothing whose answer could be promised. */
interface Sort {
  readonly role: "server" | "client";
  readonly content: "plain" | "full";
}

const messages = { server: ["YES", "NO"], client: ["ASK", "TELL"] } as const;
const peers = { server: "client", client: "server" } as const;
const states = ["A", "B", "C"];
/** What may be answered to messages and by itself; a run in which nothing is asked has an end. */
const kinds = {
  late: { kind: "timer", after: "1s" },
  told: { kind: "command" },
  won: { kind: "outcome" },
  lost: { kind: "outcome" },
  wrong: { kind: "rejection" },
  there: { kind: "opened" },
  gone: { kind: "closed" },
} as const;

function makeActions({ role, content }: Sort): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...messages[role]).map((send) => ({ send })) },
    { weight: 3, arbitrary: content === "full" ? fc.constantFrom("decide", "note") : fc.constant({ raise: "lost" }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ raise: "won", guard: "luck" }, { send: messages[role][0], guard: "luck" }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("terminate", { restart: "late" }, ...(role === "client" ? ["connect"] : [])),
    },
  );
}

function makeTransition(sort: Sort): fc.Arbitrary<unknown> {
  return fc
    .record({
      target: fc.option(fc.constantFrom(...states, ...states, "END", "LEFT"), { freq: 3, nil: undefined }),
      guard: fc.option(fc.constant("luck"), { freq: 1, nil: undefined }),
      actions: fc.array(makeActions(sort), { maxLength: 2 }),
    })
    .map((transition) => Object.fromEntries(Object.entries(transition).filter(([, value]) => value !== undefined)));
}

function makeState(sort: Sort): fc.Arbitrary<object> {
  const own = ["late", "told", "won", "there"];
  own.push(...(sort.content === "full" ? ["wrong", "lost"] : []), ...(sort.role === "client" ? ["gone"] : []));
  const incoming = messages[peers[sort.role]];
  const transition = makeTransition(sort);
  const on = (names: readonly string[], maxKeys: number): fc.Arbitrary<object> =>
    fc.dictionary(fc.constantFrom(...names), transition, { minKeys: 1, maxKeys, noNullPrototype: true });
  return fc.record({
    on: fc.tuple(on([...incoming, ...incoming, "*"], 3), on(own, 3)).map(([taken, done]) => ({ ...taken, ...done })),
    entry: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(makeActions(sort), { maxLength: 1 }) },
    ),
  });
}

function makeChart(sort: Sort): fc.Arbitrary<object> {
  const { role, content } = sort;
  return fc
    .record({
      unhandled: fc.constantFrom("ignore", "ignore", "terminate"),
      ignore: fc.subarray([...messages[peers[role]]], { maxLength: 1 }),
      restart: fc.constantFrom("enter", "receive", "never"),
      made: fc.array(makeState(sort), { minLength: states.length, maxLength: states.length }),
    })
    .map(({ unhandled, ignore, restart, made }) => ({
      initial: role === "client" ? "START" : "A",
      unhandled,
      ignore,
      events: declareUsed({ ...kinds, late: { ...kinds.late, restart } }, JSON.stringify(made)),
      actions: content === "full" ? { decide: { raises: ["won", "lost"] } } : {},
      states: {
        ...Object.fromEntries(states.map((name, at): [string, unknown] => [name, made[at]])),
        START: { entry: [{ send: messages[role][0] }], always: { target: "A" } },
        END: { type: "final" },
        LEFT: { type: "final", keepOpen: true },
      },
    }));
}

function declareUsed(events: object, used: string): object {
  const outcomes = ["won", "lost"]; // An action raises them, whether or not it is used.
  return Object.fromEntries(
    Object.entries(events).filter(([name]) => outcomes.includes(name) || used.includes(`"${name}"`)),
  );
}

/** Protocols with a small random chart for each role, over either kind of channel: few enough places to look at all. */
export const smallPairs: fc.Arbitrary<Protocol> = fc
  .constantFrom("plain" as const, "full" as const)
  .chain((content) =>
    fc.record({
      channel: fc.constantFrom("stream", "queue"),
      server: makeChart({ role: "server", content }),
      client: makeChart({ role: "client", content }),
    }),
  )
  .map(({ channel, server, client }) => {
    const declared = (["server", "client"] as const).flatMap((from) =>
      messages[from].map((name): [string, object] => [name, { from }]),
    );
    const spec = { chartwright: 1, protocol: "pair", codec: "none", channel, messages: Object.fromEntries(declared) };
    const text = JSON.stringify({ ...spec, roles: { server, client } }, null, 1);
    return { ...loadText(text), [fc.toStringMethod]: () => text };
  });
