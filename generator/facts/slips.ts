import type { ChartIndex } from "../model/chart-index.js";
import type { Acceptable, Declaration } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import { listChartNames, listSharedNames, type NameScope, type UsedName } from "./name-uses.js";
import { findNearNames, type NearName, type NearNames } from "./near-names.js";
import { indexOwnCharts } from "./own-charts.js";
import { findPredefinedSlips } from "./predefined-slips.js";
import { oncePerChart } from "./remember.js";
import { splitName } from "./split-name.js";
import { certainSlips } from "./word-slips.js";

/** A name that is likely meant to be another one: `odd` is used once at most. */
export interface Slip {
  readonly kind: NameScope["kind"];
  readonly by: NearNames["by"];
  readonly odd: UsedName;
  readonly other: UsedName;
}

const sharedSlips = new WeakMap<Protocol, readonly Slip[]>();
const vocabularies = new WeakMap<Protocol, ReadonlyMap<string, number>>();

/** Finds slips among the names that both roles share. */
export function findSharedSlips(protocol: Protocol): readonly Slip[] {
  const slips = sharedSlips.get(protocol) ?? listSharedNames(protocol).flatMap((scope) => findSlips(scope, protocol));
  sharedSlips.set(protocol, slips);
  return slips;
}

/** Finds slips among the names of one role's chart. */
export const findChartSlips = oncePerChart((index: ChartIndex): readonly Slip[] =>
  listChartNames(index).flatMap((scope) => findSlips(scope, index.protocol)),
);

/** Gives the declarations on either side of a slip. */
export function listSlipped(slips: readonly Slip[]): ReadonlySet<Declaration> {
  const declared = slips.flatMap(({ odd, other }) => [odd.declared, other.declared]);
  return new Set(declared.filter((declaration) => declaration !== null));
}

/**
 * Gives the outcomes that are not raised, or not handled, because of a slip that nobody accepted: those whose own names
 * are slipped, and those of a declared action whose name is.
 */
export const findSlippedOutcomes = oncePerChart((index: ChartIndex): ReadonlySet<string> => {
  const slipped = findOpenSlips(index).flatMap(({ kind, odd, other }) => {
    if (kind === "event") return [odd.name, other.name];
    return kind === "action" ? [odd, other].flatMap(({ name }) => index.action(name.text)?.outcomes ?? []) : [];
  });
  const written = findPredefinedSlips(index).filter(({ use }) => !acceptsSlip([index.chart, use.from]));
  return new Set([...slipped.map(({ text }) => text), ...written.flatMap(({ outcome }) => outcome ?? [])]);
});

function findOpenSlips(index: ChartIndex): readonly Slip[] {
  return findChartSlips(index).filter(({ odd, other }) => !acceptsSlip([index.chart, ...odd.places, ...other.places]));
}

function acceptsSlip(places: readonly Acceptable[]): boolean {
  return places.some(({ accept }) => accept.some(({ rule }) => rule === "similar-names"));
}

/** Who chose the identifier of a name by `as` has looked at it, and at the one it is to differ from. */
function findSlips({ kind, writing, names }: NameScope, protocol: Protocol): readonly Slip[] {
  const near = findNearNames(names.filter(({ declared }) => (declared?.as ?? null) === null));
  const slips = new Map<UsedName, Slip>();
  for (const { names: pair, by } of near) {
    const isCertain = by === "spacing" || certainSlips.includes(by);
    if (!isCertain && writing === "declared") continue;
    const [odd] = pair.filter((name) => isOdd(name) && (isCertain || isNew(name, protocol))).toSorted(compareOddness);
    const other = pair.find((name) => name !== odd);
    if (odd === undefined || other === undefined || slips.has(odd.used)) continue;
    slips.set(odd.used, { kind, by, odd: odd.used, other: other.used });
  }
  return [...slips.values()];
}

function isOdd({ used }: NearName): boolean {
  return used.uses <= 1;
}

/** A word that other names have too is one that the author knows. */
function isNew({ word }: NearName, protocol: Protocol): boolean {
  return countWords(protocol).get(word) === 1;
}

function compareOddness(one: NearName, other: NearName): number {
  return one.used.uses - other.used.uses || other.at - one.at;
}

/** Counts in how many different names of a spec each word is written. */
function countWords(protocol: Protocol): ReadonlyMap<string, number> {
  const known = vocabularies.get(protocol);
  if (known !== undefined) return known;
  const scopes = [...listSharedNames(protocol), ...indexOwnCharts(protocol).flatMap(listChartNames)];
  const texts = new Set(scopes.flatMap(({ names }) => names.map(({ name }) => name.text)));
  const counted = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(splitName(text))) counted.set(word, (counted.get(word) ?? 0) + 1);
  }
  vocabularies.set(protocol, counted);
  return counted;
}
