import type { Transition } from "../../model/state.js";
import { describeValue } from "../decode/describe-value.js";
import { readItemsOf } from "../decode/read-list.js";
import { readMap } from "../decode/read-map.js";
import { readName, type ReadContext } from "../decode/read-scalar.js";
import { isNothing, type YamlMap, type YamlValue } from "../yaml-tree.js";
import { transitionAdvice } from "./advice.js";
import { readAction } from "./decode-action.js";
import { decodeAccept } from "./decode-declaration.js";

/** The keys of a transition. */
export const transitionKeys = ["target", "guard", "actions", "description", "accept"] as const;

/** Gives the transitions of one event: a target, a map, or a list of those. Nothing stays and does nothing. */
export function readTransitions(value: YamlValue, context: ReadContext): readonly Transition[] {
  const transitions = readItemsOf(value.kind === "list" ? value.items : [value], readTransition, context);
  if (value.kind === "list" && value.items.length === 0) {
    const help = "write {} where the session stays and nothing is done";
    context.faults.report("wrong-value", `${context.label} lists no transition.`, value.span, { help });
  }
  return transitions;
}

function readTransition(value: YamlValue, context: ReadContext): Transition | null {
  const { span } = value;
  const staying = { target: null, guard: null, actions: [], description: null, accept: [], span };
  if (isNothing(value)) return staying;
  switch (value.kind) {
    case "scalar": {
      const target = readName(value, { ...context, label: "A target" });
      return target === null ? null : { ...staying, target };
    }
    case "map":
      return readTransitionMap(value, context);
    case "list": {
      const message = `A transition must be a target or a map, not ${describeValue(value)}.`;
      context.faults.report("wrong-value", message, span);
      return null;
    }
  }
}

function readTransitionMap(value: YamlMap, { faults }: ReadContext): Transition | null {
  const keys = readMap(
    value,
    { what: "a transition", keys: transitionKeys, ...transitionAdvice },
    { faults, at: value.span },
  );
  if (keys === null) return null;
  return {
    target: keys.name("target"),
    guard: keys.name("guard"),
    actions: keys.oneOrList("actions", readAction),
    description: keys.text("description"),
    accept: decodeAccept(keys),
    span: value.span,
  };
}
