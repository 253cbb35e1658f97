import { describe, expect, it } from "vitest";
import { loadSpec } from "../../generator/load/load-spec.js";
import { writeSpec } from "../support/specs.js";

/** Gives the faults of a text as `rule: message (help)`, with the text they stand at. */
function faultsOf(text: string): readonly string[] {
  const lines = text.split("\n");
  const { protocol, diagnostics } = loadSpec(text, "a.chart.yaml");
  expect(protocol === null).toBe(diagnostics.length > 0);
  return diagnostics.map(({ rule, message, span: { start, end }, help }) => {
    const line = lines[start.line - 1] ?? "";
    const marked = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
    return `${rule} at <${marked}>: ${message}${help === null ? "" : ` (${help})`}`;
  });
}

const server = (text: string): string => writeSpec({ server: text });
const state = (text: string): string => server(`states: { A: ${text} }`);
const event = (text: string): string => server(`events: { e: ${text} }`);
const field = (text: string): string => writeSpec({ messages: `M: { from: both, fields: { f: ${text} } }` });

describe("a file that is no spec", () => {
  it.each([
    [
      "an empty file",
      "",
      "wrong-value at <>: The file is empty. (a spec begins with `chartwright: 1`, `protocol: NAME` and `codec: json`)",
    ],
    ["a list", "- a", "wrong-value at <- a>: A spec is a map that starts with `chartwright: 1`, not a list."],
    ["null", "null", "wrong-value at <null>: A spec is a map that starts with `chartwright: 1`, not nothing."],
    ["a number", "42", 'wrong-value at <42>: A spec is a map that starts with `chartwright: 1`, not "42".'],
  ])("flags %s in one sentence", (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([wanted]);
  });
});

describe("the head of a spec", () => {
  it("flags another file's text in one sentence, however many keys it has", () => {
    expect(faultsOf("services: {}\nvolumes: []\ntitle: x")).toEqual([
      "missing-key at <>: A spec needs `chartwright`. (a spec starts with `chartwright: 1`)",
    ]);
  });

  it("flags a slip in the first key as one", () => {
    const faults = faultsOf(writeSpec().replace("chartwright: 1", "chartwrihgt: 1"));
    expect(faults.filter((fault) => fault.startsWith("unknown-key"))).toEqual([
      'unknown-key at <chartwrihgt>: "chartwrihgt" is no key of a spec. (did you mean "chartwright"?)',
    ]);
  });

  it("flags every key that is missing", () => {
    expect(faultsOf("chartwright: 1")).toEqual([
      "missing-key at <>: A spec needs `codec`. (write `codec: json`; with `codec: none` the program decodes)",
      "missing-key at <>: A spec needs `protocol`. (add a name: `protocol: my-protocol`)",
      "missing-key at <>: A spec needs `roles`. (add `roles:` with the chart of the `server`, and `client: derived`)",
    ]);
  });

  it.each([
    [
      "a later version",
      writeSpec().replace("chartwright: 1", "chartwright: 2"),
      "wrong-value at <2>: The spec is written in version 2 of the language, and only version 1 is known here. (use a chartwright that knows it, or write `chartwright: 1`)",
    ],
    [
      "a version in words",
      writeSpec().replace("chartwright: 1", "chartwright: one"),
      'wrong-value at <one>: `chartwright` must be 1, the version of the language, not "one". (write `chartwright: 1`)',
    ],
    [
      "a protocol's name with blanks",
      writeSpec({ head: "protocol: 2 My Wire!\ncodec: none\nchannel: stream" }),
      'wrong-value at <2 My Wire!>: `protocol` must be a lower-case letter and then lower-case letters, digits and hyphens, not "2 My Wire!". (write "my-wire"; `title` can be any text)',
    ],
    [
      "an unknown key",
      writeSpec({ head: "protocol: tiny\ncodec: none\nchanel: x\nchannel: stream" }),
      'unknown-key at <chanel>: "chanel" is no key of a spec. (did you mean "channel"?)',
    ],
    [
      "a codec that is a slip",
      writeSpec({ head: "protocol: tiny\ncodec: jason\nchannel: stream" }),
      'wrong-value at <jason>: `codec` must be json, zproto or none, not "jason". (did you mean "json"?)',
    ],
    [
      "a reserved channel",
      writeSpec({ head: "protocol: tiny\ncodec: none\nchannel: datagram" }),
      'not-yet at <datagram>: `channel` cannot be "datagram" yet: the word is reserved.',
    ],
    [
      "a missing role",
      writeSpec().replace("  client: derived\n", ""),
      "missing-key at <roles>: `roles` needs `client`. (add `client: derived`, or the client's own chart)",
    ],
    [
      "a client of no kind",
      writeSpec({ client: "derive" }),
      'wrong-value at <derive>: The client, where it has no chart of its own, must be derived or same, not "derive". (did you mean "derived"?)',
    ],
    [
      "a server that is derived",
      writeSpec({ server: "derived" }),
      'wrong-value at <derived>: The server\'s chart must be a map, not "derived".',
    ],
    [
      "a title that is a list",
      writeSpec({ head: "protocol: tiny\ntitle: [a]\ncodec: none\nchannel: stream" }),
      "wrong-value at <[a]>: `title` must be text, not a list.",
    ],
  ])("flags %s", (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([wanted]);
  });
});

describe("messages and fields", () => {
  it.each([
    [
      "a missing sender",
      writeSpec({ messages: "M: {}" }),
      "missing-key at <M>: Message `M` needs `from`. (write who sends it: `from: client` or `from: server`)",
    ],
    [
      "a message called *",
      writeSpec({ messages: "'*': { from: both }" }),
      "wrong-value at <'*'>: A message cannot be called \"*\", which stands for any message.",
    ],
    [
      "an identifier that is none",
      writeSpec({ messages: "M: { from: both, as: 1st }" }),
      'wrong-value at <1st>: `as` must be a letter and then letters and digits, not "1st". (write an identifier such as rcrGood)',
    ],
    [
      "a description cut by a comma",
      writeSpec({ messages: "M: { from: both, description: One, and two }" }),
      'unknown-key at <and two>: "and two" is no key of message `M`. (text with a comma in it needs quotes here)',
    ],
    [
      "strict in words",
      writeSpec({ messages: "M: { from: both, strict: yes }" }),
      'wrong-value at <yes>: `strict` must be true or false, not "yes".',
    ],
    [
      "an accept without a reason",
      writeSpec({ messages: "M: { from: both, accept: { never-sent: } }" }),
      'wrong-value at <never-sent>: The reason to accept `never-sent` must be text, not nothing. (write the rule and why: `accept: { no-timeout: "people may think for hours" }`)',
    ],
    [
      "a field called type",
      field("string").replace("{ f:", "{ type:"),
      "wrong-value at <type>: A field cannot be called `type`, which names the message itself. (choose another name, such as `kind`)",
    ],
    [
      "a field without a type",
      field(""),
      "wrong-value at <f>: The type of field `f` must be text, not nothing. (write a type such as string, int32, list<string> or enum<a|b>)",
    ],
    [
      "a type of the language that is declared",
      writeSpec({ types: "uuid: {}" }),
      'wrong-value at <uuid>: "uuid" is a type of the language already. (choose another name)',
    ],
    [
      "a constant that does not fit",
      field("{ type: uint8, const: 256 }"),
      'wrong-value at <256>: `const` must be an integer from 0 to 255, not "256".',
    ],
    [
      "a constant that is not exact",
      field("{ type: int8, const: 1.0 }"),
      'wrong-value at <1.0>: `const` must be an integer from -128 to 127, not "1.0".',
    ],
    [
      "a number that is not finite",
      field("{ type: float64, const: 1e999 }"),
      'wrong-value at <1e999>: `const` must be a finite number, not "1e999".',
    ],
    [
      "a constant that is no member",
      field("{ type: 'enum<a|b>', const: c }"),
      'wrong-value at <c>: `const` must be a or b, not "c". (did you mean "a"?)',
    ],
    [
      "a constant of a list",
      field("{ type: list<string>, const: c }"),
      "wrong-value at <c>: A field of type list cannot have a constant. (only a string, longstr, bool, enum or number can)",
    ],
    [
      "a bound beyond the type",
      field("{ type: uint64, max: 18446744073709551616 }"),
      'wrong-value at <18446744073709551616>: `max` must be an integer from 0 to 18446744073709551615, not "18446744073709551616".',
    ],
    [
      "a bound of a bool",
      field("{ type: bool, max: 1 }"),
      "wrong-value at <1>: A field of this type has neither length nor size to bound.",
    ],
    [
      "a constant beyond its bound",
      field("{ type: uint8, const: 9, max: 8 }"),
      "wrong-value at <9>: `const` is beyond `max`, so that no message can be right.",
    ],
  ])("flags %s", (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([wanted]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("flags a field called %s", (name) => {
    const [fault, ...others] = faultsOf(field("string").replace("{ f:", `{ ${name}:`));
    expect(fault).toContain(`wrong-value at <${name}>: A field cannot be called`);
    expect(others).toEqual([]);
  });

  it.each([
    ["list<>", "<>", '"" is no type.'],
    ["list", "<list>", "A list needs the type of what is in it."],
    ["set<string>", "<set<string>>", '"set<...>" is no type.'],
    ["list<string?>", "<string?>", '"string?" is no type.'],
    ["list<a>b>", "<a>b>", '"a>b" is no type.'],
    ["string??", "<string?>", '"string?" is no type.'],
    ["?", "<?>", '"" is no type.'],
    ["enum<a||b>", "<enum<a||b>>", "A member of an enum must not be empty."],
    ["enum<a|a>", "<enum<a|a>>", "An enum names one member twice."],
    [`${"list<".repeat(9)}string${">".repeat(9)}`, "<list<string>>", "A type nests at most 8 deep."],
  ])("flags the type %s", (type, marked, message) => {
    const [fault, ...others] = faultsOf(field(`"${type}"`));
    if (marked !== "<>" && marked !== "<?>") expect(fault).toContain(`at ${marked}: `);
    expect(fault).toContain(message);
    expect(others).toEqual([]);
  });
});

describe("events", () => {
  it.each([
    [
      "no kind",
      event("{}"),
      "missing-key at <e>: Event `e` needs `kind`. (write what it is, such as `kind: timer`, `kind: outcome` or `kind: command`)",
    ],
    [
      "a kind that is a slip",
      event("{ kind: time }"),
      'wrong-value at <time>: `kind` must be malformed, unknown, rejection, timer, outcome, command, closed or opened, not "time". (did you mean "timer"?)',
    ],
    [
      "a key of another kind",
      event("{ kind: outcome, after: 3s }"),
      'unknown-key at <after>: "after" is no key of an outcome event. (its keys are kind, as, description and accept)',
    ],
    [
      "a timer without a time",
      event("{ kind: timer }"),
      "missing-key at <e>: Timer `e` needs either `after` or `every`. (add `after: 30s`, for example)",
    ],
    [
      "a timer with two times",
      event("{ kind: timer, after: 1s, every: 1s }"),
      "wrong-value at <e>: Timer `e` needs either `after` or `every`, not both. (remove one of them)",
    ],
    [
      "a time without a unit",
      event("{ kind: timer, after: 30 }"),
      'wrong-value at <30>: `after` must be a duration, not "30". (write a number and its unit: 250ms, 30s, 10m or 1h)',
    ],
    [
      "no time at all",
      event("{ kind: timer, every: 0s }"),
      "wrong-value at <0s>: `every` must be longer than nothing.",
    ],
    [
      "a time beyond a month",
      event("{ kind: timer, after: 1000h }"),
      "wrong-value at <1000h>: `after` can be at most 2147483647ms, about 24 days.",
    ],
    [
      "an every that is dynamic",
      event("{ kind: timer, every: dynamic }"),
      'wrong-value at <dynamic>: `every` must be a duration, not "dynamic". (write a number and its unit: 250ms, 30s, 10m or 1h)',
    ],
    [
      "a second event of a kind",
      server("events: { a: { kind: closed }, b: { kind: closed } }"),
      'wrong-value at <b>: A role has at most one event of kind closed, and "a" is it already.',
    ],
    [
      "both raises and mayRaise",
      server("actions: { a: { raises: x, mayRaise: y } }"),
      "wrong-value at <mayRaise>: An action has either `raises` or `mayRaise`, not both.",
    ],
    [
      "raises without an outcome",
      server("actions: { a: { raises: [] } }"),
      "wrong-value at <raises>: `raises` names no outcome. (remove it, or name one)",
    ],
  ])("flags %s", (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([wanted]);
  });
});

describe("states, transitions and actions", () => {
  it.each([
    [
      "a parallel state",
      state("{ type: parallel }"),
      'not-yet at <parallel>: `type` cannot be "parallel" yet: the word is reserved.',
    ],
    [
      "a history state",
      state("{ type: history }"),
      'not-yet at <history>: `type` cannot be "history" yet: the word is reserved.',
    ],
    [
      "a final state with states",
      state("{ type: final, states: { B: {} } }"),
      "wrong-value at <states>: A state of `type: final` cannot have states inside.",
    ],
    [
      "an initial without states",
      state("{ initial: B }"),
      "wrong-value at <initial>: A state without states inside has no initial one. (a state has one where it has `states` inside)",
    ],
    [
      "keepOpen on an open state",
      state("{ keepOpen: true }"),
      "wrong-value at <keepOpen>: Only a final state can keep the connection open.",
    ],
    [
      "a key that is a slip",
      state("{ entri: a }"),
      'unknown-key at <entri>: "entri" is no key of state `A`. (did you mean "entry"?)',
    ],
    [
      "an event without transitions",
      state("{ on: { X: [] } }"),
      "wrong-value at <[]>: `X` lists no transition. (write {} where the session stays and nothing is done)",
    ],
    ["an always that is empty", state("{ always: }"), "wrong-value at <always>: `always` needs a transition."],
    [
      "a transition within lists",
      state("{ on: { X: [[B]] } }"),
      "wrong-value at <[B]>: A transition must be a target or a map, not a list.",
    ],
    [
      "an empty target",
      state("{ on: { X: { target: } } }"),
      "wrong-value at <target>: `target` must be text, not nothing. (write one state; a list of transitions is written `HELLO: [{ target: A, guard: … }, B]`)",
    ],
    [
      "an action that does nothing",
      state("{ entry: [{ guard: g }] }"),
      "missing-key at <{ guard: g }>: An action that is a map says what it does. (write `send`, `raise`, `restart` or `terminate`)",
    ],
    [
      "an action that does two things",
      state("{ entry: [{ send: M, raise: o }] }"),
      "wrong-value at <{ send: M, raise: o }>: An action does one thing. (write a list of actions)",
    ],
    [
      "a guarded terminate",
      state("{ entry: [{ terminate: Now, guard: g }] }"),
      "wrong-value at <guard>: `terminate` takes no guard. (guard the transition instead)",
    ],
    ["an empty action", state("{ entry: [ '' ] }"), "wrong-value at <''>: An action must not be empty."],
    [
      "an action within lists",
      state("{ entry: [[a]] }"),
      "wrong-value at <[a]>: An action must be text or a map, not a list.",
    ],
    [
      "states that are a list",
      server("states: [A]"),
      "wrong-value at <[A]>: `states` must be a map, not a list. (write each state as a key: `WAITING: { on: … }`)",
    ],
  ])("flags %s", (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([wanted]);
  });

  it("collects the faults of all parts, in the order of the text", () => {
    const text = writeSpec({
      messages: "M: { form: both }\nN: { from: all }",
      server: "states: { A: { on: 1 }, A: {} }",
    });
    expect(faultsOf(text).map((fault) => fault.split(":")[0])).toEqual([
      "unknown-key at <form>",
      "wrong-value at <all>",
      "wrong-value at <1>",
      "duplicate-key at <A>",
    ]);
  });
});

describe("a codec", () => {
  const coded = (codec: string, messages: string, types?: string): string =>
    writeSpec({
      head: `protocol: tiny\ncodec: ${codec}\nchannel: stream${codec === "zproto" ? "\nsignature: 3" : ""}`,
      messages,
      ...(types === undefined ? {} : { types }),
    });
  const one = (codec: string, type: string): string =>
    coded(codec, `M: { id: 1, from: both, fields: { f: "${type}" } }`);

  it.each(["string", "bool", "int64", "float64", "bytes", "list<map<uint8>>", "enum<a|b>", "T?"])(
    "json allows %s",
    (type) => {
      expect(faultsOf(one("json", type))).toEqual([]);
    },
  );

  it.each(["longstr", "chunk", "frame", "uuid", "list<uuid>", "map<list<frame>>"])("json flags %s", (type) => {
    expect(faultsOf(one("json", type))).toEqual([
      expect.stringMatching(/^wrong-value .*Field "f" has no encoding in json/),
    ]);
  });

  it("json flags what a type under `types` holds", () => {
    expect(faultsOf(coded("json", "M: { from: both }", "T: { f: chunk }"))).toEqual([
      'wrong-value at <chunk>: Field "f" has no encoding in json: "chunk" is a type of zproto. (use bytes)',
    ]);
  });

  it.each([
    "string",
    "longstr",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "chunk",
    "frame",
    "uuid",
    "list<string>",
    "map<string>",
    "enum<a|b>",
  ])("zproto allows %s", (type) => {
    expect(faultsOf(one("zproto", type))).toEqual([]);
  });

  it.each(["bool", "int8", "int64", "float64", "bytes", "list<uint8>", "map<list<string>>", "T"])(
    "zproto flags %s",
    (type) => {
      expect(faultsOf(one("zproto", type))).toEqual([
        expect.stringMatching(/^wrong-value .*Field "f" has no encoding in zproto/),
      ]);
    },
  );

  it("zproto flags an optional field", () => {
    expect(faultsOf(one("zproto", "string?"))).toEqual([expect.stringContaining('Field "f" cannot be optional')]);
  });

  it("zproto flags a missing signature, a missing id and an id that is taken", () => {
    const text = writeSpec({
      head: "protocol: tiny\ncodec: zproto\nchannel: queue",
      messages: "A: { from: both }\nB: { id: 1, from: both }\nC: { id: 1, from: both }",
    });
    expect(faultsOf(text)).toEqual([
      "missing-key at <tiny>: A spec with `codec: zproto` needs `signature`. (add `signature: 1`, for example)",
      "missing-key at <A>: With `codec: zproto` message `A` needs `id`.",
      "wrong-value at <C>: Message `C` has id 1, as `B` has.",
    ]);
  });

  it.each(["chunk", "float64", "T?", "list<list<uuid>>"])("none allows %s", (type) => {
    expect(faultsOf(one("none", type))).toEqual([]);
  });
});
