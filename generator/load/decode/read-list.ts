import type { Name } from "../../model/name.js";
import { isNothing, type YamlValue } from "../yaml-tree.js";
import { describeValue } from "./describe-value.js";
import { readName, type ReadContext } from "./read-scalar.js";

/** Reads one value of a list; null, and a fault, where it is not what it must be. */
export type ItemReader<Item> = (value: YamlValue, context: ReadContext) => Item | null;

/** Gives the items of the list that must stand in a place; nothing is an empty list. */
export function readList<Item>(value: YamlValue, read: ItemReader<Item>, context: ReadContext): readonly Item[] {
  if (isNothing(value)) return [];
  if (value.kind === "list") return readItemsOf(value.items, read, context);
  context.faults.report("wrong-value", `${context.label} must be a list, not ${describeValue(value)}.`, value.span);
  return [];
}

/** Gives the items of a list, or the one item that stands there without being in a list; nothing is an empty list. */
export function readOneOrList<Item>(value: YamlValue, read: ItemReader<Item>, context: ReadContext): readonly Item[] {
  if (isNothing(value)) return [];
  return readItemsOf(value.kind === "list" ? value.items : [value], read, context);
}

/** Gives the names of a list, or the one name that stands there without being in a list. */
export function readNames(value: YamlValue, context: ReadContext): readonly Name[] {
  return readOneOrList(value, readName, { ...context, label: `each of ${context.label}` });
}

/** Gives what the values are, without those that are not what they must be. */
export function readItemsOf<Item>(
  values: readonly YamlValue[],
  read: ItemReader<Item>,
  context: ReadContext,
): readonly Item[] {
  return values.map((value) => read(value, context)).filter((item) => item !== null);
}
