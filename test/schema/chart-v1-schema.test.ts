import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadSpec } from "../../generator/load/load-spec.js";
import { actionDeclarationKeys } from "../../generator/load/spec/decode-action-declaration.js";
import { actionKeys } from "../../generator/load/spec/decode-action.js";
import { declarationKeys } from "../../generator/load/spec/decode-declaration.js";
import { eventKeys } from "../../generator/load/spec/decode-event.js";
import { fieldKeys } from "../../generator/load/spec/decode-field.js";
import { messageKeys } from "../../generator/load/spec/decode-message.js";
import { protocolKeys, rolesKeys } from "../../generator/load/spec/decode-protocol.js";
import { roleKeys } from "../../generator/load/spec/decode-role.js";
import { stateKeys } from "../../generator/load/spec/decode-state.js";
import { transitionKeys } from "../../generator/load/spec/decode-transition.js";
import { scalarNames } from "../../generator/model/field.js";
import { writeSpec } from "../support/specs.js";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** What this test reads of a schema; the rest is for ajv. */
interface SchemaPart {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly additionalProperties?: unknown;
  readonly propertyNames?: { readonly not: { readonly enum: readonly string[] } };
}

interface WholeSchema extends SchemaPart {
  readonly definitions: Readonly<Record<string, SchemaPart>>;
}

const schema = JSON.parse(read("../../generator/schema/chart-v1.schema.json")) as WholeSchema;
const { definitions } = schema;
const isValid = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema);

const eventTable = (kind: keyof typeof eventKeys): readonly string[] => [
  "kind",
  ...eventKeys[kind],
  ...declarationKeys,
];

const tables: Record<string, readonly string[]> = {
  roles: rolesKeys,
  chart: roleKeys,
  state: stateKeys,
  transition: transitionKeys,
  actionMap: actionKeys,
  actionDeclaration: actionDeclarationKeys,
  message: messageKeys,
  longField: fieldKeys,
  plainEvent: eventTable("outcome"),
  rejectionEvent: eventTable("rejection"),
  timerEvent: eventTable("timer"),
  commandEvent: eventTable("command"),
};

const propertiesOf = (part: SchemaPart | undefined): string[] => Object.keys(part?.properties ?? {}).sort();

// These say what they are by what they refer to.
const plainKeys = ["kind", "type", "server"];

describe("the schema's keys", () => {
  it.each(Object.entries(tables))("are those that the loader knows: %s", (name, keys) => {
    expect(propertiesOf(definitions[name])).toEqual([...keys].sort());
  });

  it("are those that the loader knows at the top", () => {
    expect(propertiesOf(schema)).toEqual([...protocolKeys].sort());
  });

  it("are all in a table of the loader", () => {
    const withProperties = Object.keys(definitions).filter((name) => propertiesOf(definitions[name]).length > 0);
    expect(withProperties.sort()).toEqual(Object.keys(tables).sort());
  });

  it("are closed wherever they are listed", () => {
    const listing = [schema, ...Object.values(definitions)].filter((part) => propertiesOf(part).length > 0);
    for (const part of listing) expect(part.additionalProperties).toBe(false);
  });

  it("all have words for an editor to show", () => {
    for (const part of [schema, ...Object.values(definitions)]) {
      const bare = Object.entries(part.properties ?? {}).filter(
        ([key, { description }]) => description === undefined && !plainKeys.includes(key),
      );
      expect(bare).toEqual([]);
    }
  });

  it("refuse every field name that lives on Object.prototype", () => {
    const refused = definitions.fields?.propertyNames?.not.enum;
    expect(refused).toEqual(expect.arrayContaining(["type", ...Object.getOwnPropertyNames(Object.prototype)]));
  });

  it("refuse every type name that the language has", () => {
    const refused = schema.properties?.types?.propertyNames?.not.enum;
    expect(refused).toEqual([...scalarNames, "list", "map", "enum"]);
  });
});

const whole = read("../load/fixtures/every-construct.chart.yaml");

const right: Record<string, string> = {
  "every construct": whole,
  "the smallest spec": writeSpec(),
  "a client like the server": writeSpec({ client: "same" }),
  "a zproto spec": writeSpec({
    head: "protocol: wire\ncodec: zproto\nchannel: queue\nsignature: 3",
    messages: "OHAI: { id: 1, from: client, fields: { protocol: { type: string, const: FILEMQ }, more: map<string> } }",
  }),
  "a field of a type with blanks in its name": writeSpec({
    types: "Key Info: { id: string }",
    messages: "A: { from: both, fields: { key: Key Info? } }",
  }),
};

const wrong: Record<string, string> = {
  "an unknown key at the top": writeSpec({ head: "protocol: tiny\ncodec: none\nchannel: stream\ncolour: red" }),
  "a missing codec": writeSpec({ head: "protocol: tiny\nchannel: stream" }),
  "another version": writeSpec().replace("chartwright: 1", "chartwright: 2"),
  "a protocol name with capitals": writeSpec({ head: "protocol: Tiny\ncodec: none\nchannel: stream" }),
  "a reserved channel": writeSpec({ head: "protocol: tiny\ncodec: none\nchannel: datagram" }),
  "a missing client": writeSpec().replace("client: derived", ""),
  "a server without a chart": writeSpec({ server: "derived" }),
  "a message without a sender": writeSpec({ messages: "A: { fields: { a: string } }" }),
  "a message called *": writeSpec({ messages: "'*': { from: both }" }),
  "an id beyond an octet": writeSpec({ messages: "A: { from: both, id: 256 }" }),
  "an identifier with a blank": writeSpec({ messages: "A: { from: both, as: a b }" }),
  "a field called type": writeSpec({ messages: "A: { from: both, fields: { type: string } }" }),
  "a field called __proto__": writeSpec({ messages: "A: { from: both, fields: { __proto__: string } }" }),
  "a type that is none": writeSpec({ messages: "A: { from: both, fields: { a: set<string> } }" }),
  "a negative bound": writeSpec({ messages: "A: { from: both, fields: { a: { type: string, max: -1 } } }" }),
  "a long field without a type": writeSpec({ messages: "A: { from: both, fields: { a: { max: 1 } } }" }),
  "an event without a kind": writeSpec({ server: "events: { e: {} }" }),
  "an event of no kind": writeSpec({ server: "events: { e: { kind: signal } }" }),
  "a key of another kind": writeSpec({ server: "events: { e: { kind: outcome, after: 3s } }" }),
  "a timer without a time": writeSpec({ server: "events: { e: { kind: timer } }" }),
  "a timer with two times": writeSpec({ server: "events: { e: { kind: timer, after: 3s, every: 3s } }" }),
  "a duration without a unit": writeSpec({ server: "events: { e: { kind: timer, after: 3 } }" }),
  "an every that is dynamic": writeSpec({ server: "events: { e: { kind: timer, every: dynamic } }" }),
  "both raises and mayRaise": writeSpec({ server: "actions: { a: { raises: x, mayRaise: y } }" }),
  "a declared terminate": writeSpec({ server: "actions: { terminate: {} }" }),
  "a reserved type of state": writeSpec({ server: "states: { A: { type: parallel } }" }),
  "a final state with states": writeSpec({ server: "states: { A: { type: final, states: { B: {} } } }" }),
  "an initial without states": writeSpec({ server: "states: { A: { initial: B } }" }),
  "keepOpen on an open state": writeSpec({ server: "states: { A: { keepOpen: true } }" }),
  "no transition at all": writeSpec({ server: "states: { A: { on: { X: [] } } }" }),
  "an always without a transition": writeSpec({ server: "states: { A: { always: } }" }),
  "an action that does two things": writeSpec({ server: "states: { A: { entry: [{ send: M, raise: o }] } }" }),
  "an action that does nothing": writeSpec({ server: "states: { A: { entry: [{ guard: g }] } }" }),
  "a guarded terminate": writeSpec({ server: "states: { A: { entry: [{ terminate: Now, guard: g }] } }" }),
  "an unknown key of a transition": writeSpec({ server: "states: { A: { on: { X: { goto: A } } } }" }),
  "an unhandled that is no word": writeSpec({ server: "unhandled: raise" }),
};

describe("the schema and the loader", () => {
  it.each(Object.entries(right))("allow %s", (_, text) => {
    expect(loadSpec(text, "a.chart.yaml").diagnostics).toEqual([]);
    expect(isValid(parse(text)), JSON.stringify(isValid.errors)).toBe(true);
  });

  it.each(Object.entries(wrong))("flag %s", (_, text) => {
    expect(loadSpec(text, "a.chart.yaml").diagnostics).not.toEqual([]);
    expect(isValid(parse(text))).toBe(false);
  });
});
