import type { EventTransitions, State, StateKind } from "../../model/state.js";
import type { KnownKeys } from "../decode/known-keys.js";
import { readEntries, readMap } from "../decode/read-map.js";
import { isReserved, readChoice, type ReadContext } from "../decode/read-scalar.js";
import type { Faults } from "../faults.js";
import { isNothing, type YamlEntry, type YamlValue } from "../yaml-tree.js";
import { stateAdvice } from "./advice.js";
import { readAction } from "./decode-action.js";
import { declarationKeys, decodeDeclaration, nameOfKey } from "./decode-declaration.js";
import { readTransitions } from "./decode-transition.js";

/** The keys of a state. */
export const stateKeys = [
  "type",
  "extends",
  "initial",
  "keepOpen",
  "entry",
  "exit",
  "on",
  "always",
  "states",
  ...declarationKeys,
] as const;

type StateKeys = KnownKeys<(typeof stateKeys)[number]>;

/** Gives the states that stand in a place, by name. */
export function readStates(value: YamlValue, context: ReadContext): readonly State[] {
  const entries = readEntries(value, context) ?? [];
  return entries.map((entry) => decodeState(entry, context.faults)).filter((state) => state !== null);
}

function decodeState(entry: YamlEntry, faults: Faults): State | null {
  const what = `state \`${entry.key.text}\``;
  const shape = { what, keys: stateKeys, ...stateAdvice, ...explainMisplaced(entry) };
  const keys = readMap(entry.value, shape, { faults, at: entry.key.span });
  if (keys === null) return null;
  const kind = decodeKind(keys);
  checkKeysOfKind(keys, kind, faults);
  return {
    ...decodeDeclaration(entry, keys),
    kind,
    initial: keys.name("initial"),
    superstates: keys.names("extends"),
    keepOpen: keys.boolean("keepOpen") ?? false,
    entry: keys.oneOrList("entry", readAction),
    exit: keys.oneOrList("exit", readAction),
    on: keys.read("on", readHandled) ?? [],
    always: keys.read("always", readAlways) ?? [],
    states: keys.read("states", readStates) ?? [],
  };
}

/** Where lines begin in the wrong column, a key of a state is read as a state, or an event as a key of one. */
function explainMisplaced({ key, value }: YamlEntry): { readonly otherwise?: string } {
  if (stateKeys.some((name) => name === key.text)) {
    return { otherwise: `indent \`${key.text}\` further, if it belongs to the state above` };
  }
  const on = value.kind === "map" ? value.entries.find((entry) => entry.key.text === "on") : undefined;
  return on !== undefined && isNothing(on.value) ? { otherwise: "indent what `on` handles further than `on`" } : {};
}

function decodeKind(keys: StateKeys): StateKind {
  return keys.read("type", readType) ?? (keys.has("states") ? "compound" : "atomic");
}

function readType(value: YamlValue, context: ReadContext): StateKind | null {
  if (isReserved(value, ["parallel", "history"], context)) return null;
  return readChoice(value, ["final", "abstract"] as const, context);
}

function checkKeysOfKind(keys: StateKeys, kind: StateKind, faults: Faults): void {
  const states = keys.key("states");
  const initial = keys.key("initial");
  const keepOpen = keys.key("keepOpen");
  if (states !== null && kind !== "compound") {
    faults.report("wrong-value", `A state of \`type: ${kind}\` cannot have states inside.`, states.span);
  } else if (initial !== null && states === null) {
    const help = "a state has one where it has `states` inside";
    faults.report("wrong-value", "A state without states inside has no initial one.", initial.span, { help });
  }
  if (keepOpen !== null && kind !== "final") {
    faults.report("wrong-value", "Only a final state can keep the connection open.", keepOpen.span);
  }
}

function readHandled(value: YamlValue, context: ReadContext): readonly EventTransitions[] {
  const { faults } = context;
  const entries = readEntries(value, context) ?? [];
  return entries.map((entry) => ({
    event: nameOfKey(entry.key),
    transitions: readTransitions(entry.value, { faults, label: `\`${entry.key.text}\`` }),
  }));
}

function readAlways(value: YamlValue, context: ReadContext): State["always"] {
  if (!isNothing(value)) return readTransitions(value, context);
  context.faults.report("wrong-value", `${context.label} needs a transition.`, value.span);
  return [];
}
