import type { ActionDeclaration } from "../../model/action.js";
import type { Name } from "../../model/name.js";
import type { KnownKeys } from "../decode/known-keys.js";
import { readMap } from "../decode/read-map.js";
import type { Faults } from "../faults.js";
import { isNothing, type YamlEntry, type YamlValue } from "../yaml-tree.js";
import { predefinedActions } from "./decode-action.js";
import { declarationKeys, decodeDeclaration } from "./decode-declaration.js";

/** The keys of what a role says of a handler. */
export const actionDeclarationKeys = ["raises", "mayRaise", ...declarationKeys] as const;

type DeclarationKeys = KnownKeys<(typeof actionDeclarationKeys)[number]>;

/** Gives what an entry of `actions` says of a handler; null, and a fault, where it is no map. */
export function decodeActionDeclaration(entry: YamlEntry, faults: Faults): ActionDeclaration | null {
  const { text, span } = entry.key;
  if (predefinedActions.some((predefined) => predefined === text)) {
    faults.report("wrong-value", `"${text}" is predefined and no handler of yours.`, span);
  }
  const shape = { what: `action \`${text}\``, keys: actionDeclarationKeys };
  const keys = readMap(entry.value, shape, { faults, at: span });
  if (keys === null) return null;
  const declaration = decodeDeclaration(entry, keys);
  return { ...declaration, outcomes: decodeOutcomes(keys, faults), mayAnswerNothing: !keys.has("raises") };
}

function decodeOutcomes(keys: DeclarationKeys, faults: Faults): readonly Name[] {
  const raises = keys.key("raises");
  const mayRaise = keys.key("mayRaise");
  if (raises !== null && mayRaise !== null) {
    faults.report("wrong-value", "An action has either `raises` or `mayRaise`, not both.", mayRaise.span);
  }
  const outcomes = [...keys.names("raises"), ...keys.names("mayRaise")];
  const key = raises ?? mayRaise;
  const value = keys.value("raises") ?? keys.value("mayRaise");
  if (key !== null && value !== null && isEmpty(value)) {
    faults.report("wrong-value", `\`${key.text}\` names no outcome.`, key.span, { help: "remove it, or name one" });
  }
  return outcomes;
}

function isEmpty(value: YamlValue): boolean {
  return isNothing(value) || (value.kind === "list" && value.items.length === 0);
}
