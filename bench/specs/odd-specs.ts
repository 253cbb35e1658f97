import { list } from "./list.js";

/** A spec that grows in one way only: its name in a sentence, and its text for a size of a hundred to five thousand. */
export interface OddSpec {
  readonly what: string;
  readonly write: (size: number) => string;
}

/** Specs that nobody writes by hand, each of which would take quadratic time, or a deep stack, if looked at carelessly. */
export const oddSpecs: readonly OddSpec[] = [
  {
    what: "a chain of `always`",
    write: (size) => writeSpec({ states: chain(size, (_, next) => `{ always: ${next} }`) }),
  },
  {
    what: "a path of states",
    write: (size) => writeSpec({ states: chain(size, (_, next) => `{ on: { HELLO: ${next}, SILENCE: GONE } }`) }),
  },
  {
    what: "a ring of states",
    write: (size) =>
      writeSpec({ states: list(size, (at) => `S ${at}: { on: { HELLO: S ${(at + 1) % size}, SILENCE: GONE } }`) }),
  },
  {
    what: "a state with many events",
    write: (size) =>
      writeSpec({
        events: list(size, (at) => `E ${at}: { kind: command }`),
        states: [`S 0: { on: { HELLO: GONE, SILENCE: GONE, ${list(size, (at) => `E ${at}: GONE`).join(", ")} } }`],
      }),
  },
  {
    what: "many timers, each in a state of its own",
    write: (size) =>
      writeSpec({
        events: list(size, (at) => `T ${at}: { kind: timer, after: 1s }`),
        states: chain(size, (at, next) => `{ on: { HELLO: ${next}, SILENCE: GONE, T ${at}: GONE } }`),
      }),
  },
  {
    what: "many messages that `*` catches",
    write: (size) =>
      writeSpec({
        messages: list(size, (at) => `M ${at}: { from: client }`),
        states: chain(10, (_, next) => `{ on: { "*": ${next}, SILENCE: GONE } }`),
      }),
  },
  {
    what: "many states in one superstate",
    write: (size) =>
      writeSpec({
        states: [
          ...chain(size, (_, next) => `{ extends: BASE, on: { HELLO: ${next} } }`),
          'BASE: { type: abstract, on: { SILENCE: GONE, "*": GONE } }',
        ],
      }),
  },
  {
    what: "a chain of superstates",
    write: (size) =>
      writeSpec({
        states: [
          "S 0: { extends: B 0, on: { HELLO: GONE } }",
          ...list(size, (at) => `B ${at}: { type: abstract, extends: B ${at + 1}, on: { SILENCE: GONE } }`),
          `B ${size}: { type: abstract, on: { "*": GONE } }`,
        ],
      }),
  },
  {
    what: "a cycle of superstates",
    write: (size) =>
      writeSpec({
        states: [
          "S 0: { extends: B 0, on: { HELLO: GONE } }",
          ...list(size, (at) => `B ${at}: { type: abstract, extends: B ${(at + 1) % size}, on: { SILENCE: GONE } }`),
        ],
      }),
  },
  {
    what: "outcomes that raise outcomes",
    write: (size) =>
      writeSpec({
        events: list(size, (at) => `O ${at}: { kind: outcome }`),
        actions: list(size, (at) => `work ${at}: { mayRaise: [O ${(at + 1) % size}, O ${(at + 2) % size}] }`),
        states: list(size, (at) => {
          const answers = `O ${(at + 1) % size}: { actions: [work ${(7 * at) % size}] }, O ${(at + 2) % size}: GONE`;
          return `S ${at}: { entry: work ${at}, on: { HELLO: S ${(at + 1) % size}, SILENCE: GONE, ${answers} } }`;
        }),
      }),
  },
  {
    what: "outcomes that nothing raises",
    write: (size) =>
      writeSpec({
        events: list(size, (at) => `O ${at}: { kind: outcome }`),
        states: chain(size, (at, next) => `{ on: { HELLO: ${next}, SILENCE: GONE, O ${at}: GONE } }`),
      }),
  },
  {
    what: "states that nothing enters",
    write: (size) =>
      writeSpec({
        states: [
          "S 0: { on: { HELLO: GONE, SILENCE: GONE } }",
          ...list(size, (at) => `U ${at}: { on: { HELLO: U ${(at + 1) % size}, SILENCE: GONE } }`),
        ],
      }),
  },
  {
    what: "names that nothing declares",
    write: (size) => writeSpec({ states: list(size, (at) => `S ${at}: { on: { HELLO: T ${at}, SILENCE: GONE } }`) }),
  },
  {
    what: "names that are all alike",
    write: (size) =>
      writeSpec({
        messages: list(size, (at) => `MESSAGE${at}: { from: client }`),
        states: chain(size, (at, next) => `{ on: { HELLO: ${next}, SILENCE: GONE, "*": { actions: [handle${at}] } } }`),
      }),
  },
];

interface Parts {
  readonly messages?: readonly string[];
  readonly events?: readonly string[];
  readonly actions?: readonly string[];
  readonly states: readonly string[];
}

/** States that lead on to each other, and the last of them out of the session. */
function chain(size: number, write: (at: number, next: string) => string): readonly string[] {
  return list(size, (at) => `S ${at}: ${write(at, at + 1 < size ? `S ${at + 1}` : "GONE")}`);
}

/** A spec whose server starts in `S 0`, with a message HELLO, a timer SILENCE and a final state GONE besides its parts. */
function writeSpec({ messages = [], events = [], actions = [], states }: Parts): string {
  return `chartwright: 1
protocol: odd
codec: json
messages:
${indent(2, ["HELLO: { from: client }", ...messages])}
roles:
  server:
    initial: S 0
    events:
${indent(6, ["SILENCE: { kind: timer, after: 30s }", ...events])}
    actions:
${indent(6, actions)}
    states:
${indent(6, [...states, "GONE: { type: final }"])}
  client:
    initial: talking
    events: { greet: { kind: command }, leave: { kind: command } }
    states:
      talking: { on: { greet: { actions: [{ send: HELLO }] }, leave: gone } }
      gone: { type: final }
`;
}

function indent(spaces: number, lines: readonly string[]): string {
  return lines.map((line) => " ".repeat(spaces) + line).join("\n");
}
