/** A spec around the two roles that matter, as JSON, which YAML takes. */
function spec(parts: Readonly<Record<string, unknown>>): string {
  const messages = { A: { from: "client" }, B: { from: "server" } };
  const text = JSON.stringify({ chartwright: 1, protocol: "odd", codec: "json", messages, ...parts });
  return text.replace('"@most"', "18446744073709551615"); // More than a number of JavaScript holds.
}

const end = { type: "final" };

/** Legal charts that leave out, mix or crowd what charts usually have; each once broke something, or could. */
export const oddSpecs: Readonly<Record<string, string>> = {
  "no handler at all": spec({
    roles: { server: { initial: "S", states: { S: { on: { A: "E" } }, E: end } }, client: "derived" },
  }),
  "no message at all": spec({
    messages: {},
    roles: {
      server: { initial: "E", states: { E: end } },
      client: { initial: "S", states: { S: { on: { "*": "E" } }, E: end } },
    },
  }),
  "nothing from the client": spec({
    messages: { B: { from: "server", fields: { x: "int64?" } } },
    roles: {
      server: {
        initial: "S",
        events: { u: { kind: "unknown" }, t: { kind: "timer", every: "1s" }, go: { kind: "command" } },
        states: { S: { on: { "*": "E", t: { actions: [{ send: "B" }] }, go: "E" } }, E: end },
      },
      client: "derived",
    },
  }),
  "a final state at once, with actions after the end": spec({
    roles: {
      server: { initial: "E", states: { E: { ...end, entry: [{ send: "B" }, "bye", "terminate", "later"] } } },
      client: { initial: "E", states: { E: { ...end, keepOpen: true } } },
    },
  }),
  "deep nesting, chains without an event, a connection": spec({
    roles: {
      server: {
        initial: "P",
        events: { gone: { kind: "closed" }, here: { kind: "opened" } },
        states: {
          P: {
            initial: "Q",
            entry: ["enter p"],
            exit: ["exit p"],
            on: { A: "R", gone: { actions: ["lost"] } },
            states: {
              Q: {
                initial: "R",
                always: { guard: "first", target: "E" },
                states: {
                  R: { always: { guard: "second", target: "T" }, on: { A: [{ guard: "first", target: "P" }] } },
                  T: { always: "U" },
                  U: { always: [{ guard: "first", target: "R" }], on: { here: { actions: ["hello"] } } },
                },
              },
            },
          },
          E: end,
        },
      },
      client: "derived",
    },
  }),
  "names that emitted code uses itself": spec({
    types: { Map: { a: "string" }, BFields: { x: "Map?" } },
    messages: {
      Context: { from: "client", fields: { a: "string" } },
      Record: { from: "both", fields: { a: "string?", b: "BFields" } },
      Error: { from: "both" },
      String: { from: "both", fields: { x: "list<string>" } },
      Session: { from: "both" },
      Promise: { from: "both" },
      Uint8Array: { from: "both", fields: { b: "bytes", m: "map<bytes>" } },
      OddServer: { from: "both" },
      "Odd Server Go Command": { from: "both" },
      "1xx": { from: "both", fields: { q: "string" } },
    },
    roles: {
      server: {
        initial: "S",
        events: { go: { kind: "command" }, "1xx o": { kind: "outcome" }, "event 1xx o": { kind: "outcome" } },
        actions: { look: { raises: ["1xx o", "event 1xx o"] } },
        states: {
          S: {
            on: {
              "*": { actions: ["look"] },
              go: { actions: [{ send: "Record" }, { send: "1xx" }] },
              "1xx o": { actions: ["see"] },
              "event 1xx o": { actions: ["see"] },
            },
          },
        },
      },
      client: "derived",
    },
  }),
  "state names that are no words": spec({
    roles: {
      server: {
        initial: "1",
        states: {
          "1": { on: { A: 'b "x" */' } },
          'b "x" */': { on: { A: "c ${x}" } },
          "c ${x}": { on: { A: "`d` \u2028" } },
          "`d` \u2028": { on: { A: "1" } },
        },
      },
      client: "derived",
    },
  }),
  "constants at the ends of their types": spec({
    messages: {
      A: { from: "client" },
      B: {
        from: "server",
        fields: {
          most: { type: "uint64", const: "@most" },
          text: { type: "string", const: '"\\\n`${' },
          real: { type: "float64", const: -1.5 },
          yes: { type: "bool", const: true },
        },
      },
    },
    roles: {
      server: { initial: "S", states: { S: { on: { A: { actions: [{ send: "B", guard: "may" }] } } } } },
      client: "derived",
    },
  }),
  "rejections that no message meets": spec({
    roles: {
      server: {
        initial: "S",
        events: { never: { kind: "rejection" }, bad: { kind: "rejection", of: ["A"] } },
        states: { S: { on: { never: "S", bad: "S" } }, T: { on: { A: "S", never: "S" } } },
      },
      client: "derived",
    },
  }),
  "types that contain themselves, fields with odd names": spec({
    types: { T: { more: "list<T>", by: "map<T>?", kind: "enum<a'|b|c`>" } },
    messages: { A: { from: "client", fields: { t: "T", 'quo"te': "T?", "a-b": "int64" } }, B: { from: "server" } },
    roles: {
      server: { initial: "S", states: { S: { on: { A: { actions: [{ send: "B" }] } } } } },
      client: "derived",
    },
  }),
  "equal peers": spec({
    messages: { P: { from: "both", fields: { n: "uint8" } }, Q: { from: "both" } },
    roles: {
      server: {
        initial: "S",
        unhandled: "terminate",
        events: { say: { kind: "command", fields: { n: "uint8?" } } },
        states: { S: { on: { P: { actions: [{ send: "Q" }] }, say: { actions: [{ send: "P" }] }, "*": "E" } }, E: end },
      },
      client: "same",
    },
  }),
  "a client that comes back, of a protocol called like what hosts are made of": spec({
    protocol: "tcp",
    messages: { Host: { from: "client" }, "Tcp Peer": { from: "server", fields: { link: "Link" } } },
    types: { Link: { "Redial Options": "string?" } },
    roles: {
      server: { initial: "S", states: { S: { on: { Host: { actions: [{ send: "Tcp Peer" }] } } } } },
      client: {
        initial: "Away",
        events: { lost: { kind: "closed" }, here: { kind: "opened" } },
        states: {
          Away: { entry: ["connect"], on: { here: "There", lost: "Away" } },
          There: { entry: [{ send: "Host" }], on: { "Tcp Peer": "There", lost: "Away" } },
        },
      },
    },
  }),
  "messages of zproto with and without fields, strict ones, and one called like its reader": spec({
    codec: "zproto",
    signature: 15,
    messages: {
      A: { id: 1, from: "client", strict: true },
      B: {
        id: 2,
        from: "server",
        strict: true,
        fields: { 'quo"te': { type: "uint64", const: "@most" }, l: "enum<a'|b`>" },
      },
      "Zproto Reader": { id: 3, from: "both", fields: { "a-b": "frame", m: "map<string>", u: "uuid" } },
      "Client Message": { id: 4, from: "client", fields: { c: { type: "chunk", max: 9 }, s: "longstr", n: "uint16" } },
    },
    roles: {
      server: {
        initial: "S",
        states: {
          S: { on: { A: "E", "Zproto Reader": { actions: [{ send: "B" }, { send: "Zproto Reader" }] } } },
          E: end,
        },
      },
      client: "derived",
    },
  }),
};
