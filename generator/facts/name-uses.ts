import type { ChartIndex } from "../model/chart-index.js";
import type { Acceptable, Declaration, Name } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import { listHandlerUses, type HandlerUse } from "./handler-uses.js";
import { indexOwnCharts } from "./own-charts.js";
import { listEventFields, listReferences, listTypeNames, type Reference } from "./references.js";

/** A name and how often it is used. `declared` is null for a handler that `actions` says nothing of. */
export interface UsedName {
  readonly name: Name;
  readonly uses: number;
  readonly declared: Declaration | null;
  /** What may carry an `accept` for it. */
  readonly places: readonly Acceptable[];
}

/** The names of one kind that stand beside each other; `free` ones are declared by being used. */
export interface NameScope {
  readonly kind: "message" | "type" | "state" | "event" | "action" | "guard";
  readonly writing: "declared" | "free";
  readonly names: readonly UsedName[];
}

/** Gives the names that both roles share. What a chart that both run says, counts once. */
export function listSharedNames(protocol: Protocol): readonly NameScope[] {
  const written = indexOwnCharts(protocol).slice(0, protocol.client.kind === "chart" ? 2 : 1);
  const fields = protocol.messages.flatMap((message) => message.fields);
  const typed = [
    ...fields,
    ...protocol.types.flatMap((type) => type.fields),
    ...written.flatMap(({ chart }) => listEventFields(chart.events)),
  ];
  return [
    declare("message", protocol.messages, countReferences(written, ["answered", "sent", "ignored", "rejected"])),
    declare("type", protocol.types, countNames(listTypeNames(typed))),
  ];
}

/** Gives the names of one role's chart. */
export function listChartNames(index: ChartIndex): readonly NameScope[] {
  const handlers = listHandlerUses(index);
  const guards = handlers.filter(({ as }) => as === "guard");
  const actions = handlers.filter(({ as }) => as === "action");
  return [
    declare("state", index.states, countReferences([index], ["initial", "target", "superstate"])),
    declare("event", index.chart.events, countReferences([index], ["answered", "raised", "restarted"])),
    { kind: "action", writing: "free", names: [...listUsed(actions, index), ...listIdle(actions, index)] },
    { kind: "guard", writing: "free", names: listUsed(guards, index) },
  ];
}

function declare(
  kind: NameScope["kind"],
  declarations: readonly Declaration[],
  counted: ReadonlyMap<string, number>,
): NameScope {
  const names = declarations.map((declared) => ({
    name: declared.name,
    uses: counted.get(declared.name.text) ?? 0,
    declared,
    places: [declared],
  }));
  return { kind, writing: "declared", names };
}

function countReferences(
  charts: readonly ChartIndex[],
  uses: readonly Reference["use"][],
): ReadonlyMap<string, number> {
  const references = charts.flatMap(listReferences).filter(({ use }) => uses.includes(use));
  return countNames(references.map(({ name }) => name));
}

function countNames(names: readonly Name[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { text } of names) counted.set(text, (counted.get(text) ?? 0) + 1);
  return counted;
}

function listUsed(uses: readonly HandlerUse[], index: ChartIndex): readonly UsedName[] {
  const counted = countNames(uses.map(({ name }) => name));
  const first = new Map<string, HandlerUse>();
  for (const use of uses) if (!first.has(use.name.text)) first.set(use.name.text, use);
  return [...first.values()].map(({ name, from }) => {
    const declared = index.action(name.text);
    const places = declared === undefined ? [from] : [declared, from];
    return { name, uses: counted.get(name.text) ?? 0, declared: declared ?? null, places };
  });
}

/** What `actions` speaks of and nothing performs. */
function listIdle(uses: readonly HandlerUse[], { chart }: ChartIndex): readonly UsedName[] {
  const used = new Set(uses.map(({ name }) => name.text));
  const idle = chart.actions.filter(({ name }) => !used.has(name.text));
  return idle.map((declared) => ({ name: declared.name, uses: 0, declared, places: [declared] }));
}
