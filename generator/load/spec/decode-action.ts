import type { Action } from "../../model/action.js";
import { describeValue } from "../decode/describe-value.js";
import type { KnownKeys } from "../decode/known-keys.js";
import { readMap } from "../decode/read-map.js";
import { readName, type ReadContext } from "../decode/read-scalar.js";
import type { YamlMap, YamlScalar, YamlValue } from "../yaml-tree.js";
import { actionAdvice } from "./advice.js";

/** The keys of an action that is not plain text. */
export const actionKeys = ["send", "raise", "restart", "terminate", "guard"] as const;

/** The texts that are no handlers of the user's. */
export const predefinedActions = ["terminate", "connect"] as const;

type ActionKeys = KnownKeys<(typeof actionKeys)[number]>;

/** Gives the action that must stand in a place: a text, or a map with one of the predefined ones. */
export function readAction(value: YamlValue, context: ReadContext): Action | null {
  switch (value.kind) {
    case "scalar":
      return readTextAction(value, context);
    case "map":
      return readMapAction(value, context);
    case "list":
      context.faults.report("wrong-value", `An action must be text or a map, not ${describeValue(value)}.`, value.span);
      return null;
  }
}

function readTextAction(value: YamlScalar, { faults }: ReadContext): Action | null {
  const name = readName(value, { faults, label: "An action" });
  if (name === null) return null;
  const { span } = value;
  if (name.text === "terminate") return { kind: "terminate", words: null, span };
  if (name.text === "connect") return { kind: "connect", span };
  return { kind: "handler", name, span };
}

function readMapAction(value: YamlMap, { faults }: ReadContext): Action | null {
  const keys = readMap(value, { what: "an action", keys: actionKeys, ...actionAdvice }, { faults, at: value.span });
  if (keys === null) return null;
  const kinds = (["send", "raise", "restart", "terminate"] as const).filter((kind) => keys.has(kind));
  const [kind] = kinds;
  if (kind !== undefined && kinds.length === 1) return decodeKind(kind, keys, { faults, span: value.span });
  // What an unknown key stands for is told already.
  if (kind === undefined && value.entries.some(({ key }) => !actionKeys.some((known) => known === key.text)))
    return null;
  const message = kind === undefined ? "An action that is a map says what it does." : "An action does one thing.";
  const help = kind === undefined ? "write `send`, `raise`, `restart` or `terminate`" : "write a list of actions";
  faults.report(kind === undefined ? "missing-key" : "wrong-value", message, value.span, { help });
  return null;
}

function decodeKind(
  kind: "send" | "raise" | "restart" | "terminate",
  keys: ActionKeys,
  { faults, span }: Pick<ReadContext, "faults"> & Pick<YamlMap, "span">,
): Action | null {
  const name = keys.name(kind);
  const guard = keys.name("guard");
  if (name === null) return null;
  switch (kind) {
    case "send":
      return { kind, message: name, fieldsFrom: "builder", guard, span };
    case "raise":
      return { kind, outcome: name, guard, span };
    case "restart":
      return { kind, timer: name, guard, span };
    case "terminate":
      if (keys.has("guard")) {
        const help = "guard the transition instead";
        faults.report("wrong-value", "`terminate` takes no guard.", keys.key("guard")?.span ?? span, { help });
      }
      return { kind, words: name.text, span };
  }
}
