import { Ajv, type ValidateFunction } from "ajv";
import { isMap, listEntries, type Tree, type TreePath } from "./tree.js";

/** As much of a JSON Schema as the language's own uses. */
export interface SchemaPart {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly additionalProperties?: SchemaPart | false;
  readonly items?: SchemaPart;
  readonly oneOf?: readonly SchemaPart[];
  readonly allOf?: readonly SchemaPart[];
  readonly definitions?: Readonly<Record<string, SchemaPart>>;
}

/**
 * A place of the language, called after the construct it is in and the way from there, such as `state.on{key}`: for text,
 * for a key of the author's, for one of a few values, or for no key but the language's own.
 */
export interface Slot {
  readonly path: string;
  readonly kind: "text" | "key" | "closed" | "other key";
}

/** Where a spec has a slot. */
export interface Filling {
  readonly slot: Slot;
  /** The way to the value, or to the map whose keys are meant. */
  readonly at: TreePath;
}

// What a schema may say without making a place for text. All else must be told of, or places would be overlooked.
const keywords: ReadonlySet<string> = new Set([
  ...["$ref", "type", "enum", "const", "pattern", "properties", "additionalProperties", "items", "oneOf", "allOf"],
  ...["definitions", "$schema", "title", "description", "default", "examples", "required", "minLength", "minItems"],
  ...["minimum", "maximum", "propertyNames", "not", "if", "then"],
]);

/** A part of a schema, and the path that its slots have. */
export interface Place {
  readonly part: SchemaPart;
  readonly path: string;
}

/** One of the things that a part can be, and the construct it is in where that is not the part's own. */
interface Choice {
  readonly part: SchemaPart;
  readonly construct: string | null;
}

/** The places of a language, as its JSON Schema has them. */
export class SchemaWalk {
  readonly #schema: SchemaPart;
  readonly #ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
  readonly #validators = new Map<SchemaPart, ValidateFunction>();
  readonly #choices = new Map<SchemaPart, readonly Choice[]>();

  constructor(schema: SchemaPart) {
    this.#schema = schema;
  }

  /** Lists every slot, each once, however often its construct is used. */
  listSlots(): readonly Slot[] {
    const slots = new Map<string, Slot>();
    const places = this.expand({ part: this.#schema, path: "spec" }).slice();
    for (const place of places) {
      const found = findSlot(place);
      const isNew = found !== null && !slots.has(found.path);
      if (isNew) slots.set(found.path, found);
      // A list of texts is no slot itself, and what has slots is gone into once.
      if (isNew || found === null) places.push(...listInner(place).flatMap((inner) => this.expand(inner)));
    }
    return [...slots.values()];
  }

  /** Lists the slots that a spec fills, in its order. */
  listFillings(spec: Tree): readonly Filling[] {
    return this.#fill({ part: this.#schema, path: "spec" }, spec, []);
  }

  /** Gives the part that has a path, such as `state.entry`; undefined where there is none. */
  findPart(path: string): SchemaPart | undefined {
    const [construct = "", ...keys] = path.split(".");
    const owner = construct === "spec" ? this.#schema : this.#schema.definitions?.[construct];
    return keys.length === 1 ? owner?.properties?.[keys[0] ?? ""] : owner;
  }

  /** Gives what a place can be, references and choices resolved. */
  expand({ part, path }: Place): readonly Place[] {
    const known = this.#choices.get(part) ?? this.#resolve(part, path);
    this.#choices.set(part, known);
    return known.map(({ part: choice, construct }) => ({ part: choice, path: construct ?? path }));
  }

  #resolve(part: SchemaPart, path: string): readonly Choice[] {
    const strange = Object.keys(part).find((key) => !keywords.has(key));
    if (strange !== undefined) throw new Error(`${path} has the keyword "${strange}", which the walk does not know`);
    const { $ref, oneOf = [], allOf = [], ...own } = part;
    const others = [...oneOf, ...allOf].flatMap((other) => this.#resolve(other, path));
    const referred = $ref === undefined ? [] : this.#refer($ref, path);
    return [...(isFormed(own) ? [{ part: own, construct: null }] : []), ...referred, ...others];
  }

  /** What has keys of its own is a construct; a form of text belongs to where it is used. */
  #refer(reference: string, path: string): readonly Choice[] {
    const name = reference.replace("#/definitions/", "");
    const part = this.#schema.definitions?.[name];
    if (part === undefined) throw new Error(`${path} refers to "${name}", which is not defined`);
    const own = part.properties === undefined ? null : name;
    return this.#resolve(part, path).map((choice) => ({ ...choice, construct: choice.construct ?? own }));
  }

  #fill(place: Place, value: Tree, at: TreePath): readonly Filling[] {
    const fitting = this.expand(place).filter(({ part }) => this.#isValid(part, value));
    return fitting.flatMap((own) => {
      const slot = findSlot(own);
      const inner = listEntries(value).flatMap(([key, one]) => {
        const found = listInner(own).find(({ path }) => path === `${own.path}.${key}` || /[\]}]$/u.test(path));
        return found === undefined ? [] : this.#fill(found, one, [...at, key]);
      });
      return slot === null || isMap(value) === (typeof value !== "object") ? inner : [{ slot, at }, ...inner];
    });
  }

  #isValid(part: SchemaPart, value: Tree): boolean {
    const known = this.#validators.get(part);
    const validate = known ?? this.#ajv.compile({ ...part, definitions: this.#schema.definitions });
    this.#validators.set(part, validate);
    return validate(value);
  }
}

/** Tells what says which values there may be from what only demands or forbids keys of them. */
function isFormed({ type, enum: choices, const: only, properties }: SchemaPart): boolean {
  return type !== undefined || choices !== undefined || only !== undefined || properties !== undefined;
}

function findSlot({ part, path }: Place): Slot | null {
  const types = [part.type ?? []].flat();
  if (part.enum !== undefined || part.const !== undefined) return { path, kind: "closed" };
  if (types.includes("string")) return { path, kind: "text" };
  if (types.includes("integer") || types.includes("boolean")) return { path, kind: "closed" };
  if (!types.includes("object")) return null;
  return part.additionalProperties === false
    ? { path: `${path}{other}`, kind: "other key" }
    : { path: `${path}{key}`, kind: "key" };
}

function listInner({ part, path }: Place): readonly Place[] {
  const { properties = {}, additionalProperties: free, items } = part;
  return [
    ...Object.entries(properties).map(([key, inner]) => ({ part: inner, path: `${path}.${key}` })),
    ...(free === undefined || free === false ? [] : [{ part: free, path: `${path}{}` }]),
    ...(items === undefined ? [] : [{ part: items, path: `${path}[]` }]),
  ];
}
