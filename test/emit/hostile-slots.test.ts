import { describe, expect, it } from "vitest";
import { judge, readCarrier } from "./hostile/carrier.js";
import { fillSlots } from "./hostile/fill-slots.js";
import { SchemaWalk, type SchemaPart, type Slot } from "./hostile/schema-walk.js";
import { isRight, schema, specs, walk } from "./hostile/specs.js";
import { hostileTexts } from "./hostile/texts.js";
import { replaceAt, type Tree } from "./hostile/tree.js";

const pathsOf = (spec: Tree): readonly string[] => walk.listFillings(spec).map(({ slot }) => slot.path);

describe("the slots of the language", () => {
  it("are all filled by one spec or another", () => {
    const filled = new Set(specs.flatMap(pathsOf));
    expect(walk.listSlots().filter(({ path }) => !filled.has(path))).toEqual([]);
  });

  it("are filled by themselves where a word is enough", () => {
    expect(pathsOf(readCarrier("json"))).not.toContain("spec.title");
    expect(specs.flatMap(pathsOf)).toContain("spec.title");
  });

  it("are told of where a word is not enough", () => {
    const roles = { server: { initial: "A", states: { A: { type: "final" } } }, client: "derived" };
    const spec = { chartwright: 1, protocol: "small", codec: "json", roles };
    const state = schema.definitions?.state;
    const novel = { ...state, properties: { ...state?.properties, novel: { $ref: "#/definitions/name" } } };
    const wider = new SchemaWalk({ ...schema, definitions: { ...schema.definitions, state: novel } });
    expect(fillSlots(wider, spec, isRight).missing).toContainEqual({ path: "state.novel", kind: "text" });
  });

  it("are not overlooked for a keyword of the schema that nobody thought of", () => {
    const definitions = { ...schema.definitions, duration: { patternProperties: {} } as SchemaPart };
    expect(() => new SchemaWalk({ ...schema, definitions }).listSlots()).toThrow('the keyword "patternProperties"');
  });
});

describe("a place for the language's own words", () => {
  const alone = hostileTexts.map(({ write }) => write("x"));
  const fillings = specs.flatMap((spec) => walk.listFillings(spec).map((filling) => ({ ...filling, spec })));
  const closed = fillings.filter(({ slot }) => slot.kind === "closed" || slot.kind === "other key");

  it("takes no other text, and is pointed at", () => {
    // Each place is given some of the texts, and each text is given to some of the places.
    const taken = closed.flatMap(({ spec, slot, at }, place) => {
      const texts = alone.filter((text, index) => index % 47 === place % 47 && !isKey(slot, text));
      return texts.filter((text) => !isRefused(put(spec, { slot, at, text }))).map((text) => [slot.path, text]);
    });
    expect(taken).toEqual([]);
  });

  function isKey({ path, kind }: Slot, text: string): boolean {
    const { properties } = walk.findPart(path.replace("{other}", "")) ?? {};
    return kind === "other key" && Object.hasOwn(properties ?? {}, text);
  }

  function put(
    spec: Tree,
    { slot, at, text }: Pick<(typeof closed)[number], "slot" | "at"> & { text: string },
  ): string {
    return JSON.stringify(slot.kind === "closed" ? replaceAt(spec, at, text) : replaceAt(spec, [...at, text], null));
  }

  function isRefused(text: string): boolean {
    const verdict = judge(text);
    if ("protocol" in verdict) return false;
    return verdict.errors.every(({ span, message }) => span.start.column <= text.length && /[.?!]$/u.test(message));
  }
});
