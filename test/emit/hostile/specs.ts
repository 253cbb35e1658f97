import { readFileSync } from "node:fs";
import { judge, readCarrier } from "./carrier.js";
import { fillSlots } from "./fill-slots.js";
import { SchemaWalk, type SchemaPart } from "./schema-walk.js";
import type { Tree } from "./tree.js";

/** The language, as its JSON Schema has it. */
export const schema = JSON.parse(readFileSync("generator/schema/chart-v1.schema.json", "utf8")) as SchemaPart;

/** The places of the language. */
export const walk = new SchemaWalk(schema);

/** Tells whether nothing is wrong with a spec. */
export function isRight(spec: Tree): boolean {
  return "protocol" in judge(JSON.stringify(spec));
}

/** The specs whose words are replaced: one in JSON, one in zproto, their open slots filled. */
export const specs: readonly Tree[] = (["json", "zproto"] as const).map((name) => {
  return fillSlots(walk, readCarrier(name), isRight).spec;
});
