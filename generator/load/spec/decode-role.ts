import type { BorrowedChart, Chart, RoleName } from "../../model/chart.js";
import type { EventDeclaration } from "../../model/event.js";
import { readDeclared } from "../decode/read-declared.js";
import { readMap } from "../decode/read-map.js";
import { readChoice } from "../decode/read-scalar.js";
import type { Faults } from "../faults.js";
import { isNothing, type YamlEntry } from "../yaml-tree.js";
import { roleAdvice } from "./advice.js";
import { decodeActionDeclaration } from "./decode-action-declaration.js";
import { decodeAccept } from "./decode-declaration.js";
import { decodeEvent } from "./decode-event.js";
import { readStates } from "./decode-state.js";

/** The keys of a role that has a chart of its own. */
export const roleKeys = [
  "initial",
  "events",
  "actions",
  "states",
  "ignore",
  "unhandled",
  "perpetual",
  "description",
  "accept",
] as const;

/** Gives the chart of a role; null, and a fault, where there is none. */
export function decodeChart(role: RoleName, entry: YamlEntry, faults: Faults): Chart | null {
  const at = entry.key.span;
  const keys = readMap(entry.value, { what: `the ${role}'s chart`, keys: roleKeys, ...roleAdvice }, { faults, at });
  if (keys === null) return null;
  const events = keys.read("events", readDeclared(decodeEvent)) ?? [];
  checkSingleKinds(events, faults);
  return {
    kind: "chart",
    role,
    initial: keys.name("initial"),
    events,
    actions: keys.read("actions", readDeclared(decodeActionDeclaration)) ?? [],
    ignore: keys.names("ignore"),
    unhandled: keys.choice("unhandled", ["ignore", "terminate"]) ?? "ignore",
    perpetual: keys.boolean("perpetual") ?? false,
    states: keys.read("states", readStates) ?? [],
    description: keys.text("description"),
    accept: decodeAccept(keys),
    span: at,
  };
}

/** Gives the client's chart, or from where it takes one. */
export function decodeClient(entry: YamlEntry, faults: Faults): Chart | BorrowedChart | null {
  if (entry.value.kind !== "scalar" || isNothing(entry.value)) return decodeChart("client", entry, faults);
  const context = { faults, label: "The client, where it has no chart of its own," };
  const kind = readChoice(entry.value, ["derived", "same"], context);
  return kind === null ? null : { kind, span: entry.value.span };
}

const singleKinds: readonly EventDeclaration["kind"][] = ["malformed", "unknown", "closed", "opened"];

function checkSingleKinds(events: readonly EventDeclaration[], faults: Faults): void {
  for (const kind of singleKinds) {
    const [first, ...others] = events.filter((event) => event.kind === kind);
    for (const { name } of others) {
      const message = `A role has at most one event of kind ${kind}, and "${first?.name.text}" is it already.`;
      const related = first === undefined ? [] : [{ message: "the first one", span: first.name.span }];
      faults.report("wrong-value", message, name.span, { related });
    }
  }
}
