import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Comparison, PairOfVersions } from "../../index.js";
import type { RoleName } from "../../model/chart.js";
import { escapeText } from "../../text/escape-text.js";
import { describeCounterexample, drawCounterexample, nameVerdict } from "../describe-verification.js";

/** What comparing one spec with its old version came to. */
export interface ComparedSpec {
  /** The file, as shown to the user. */
  readonly spec: string;
  /** The file of the old version, as shown; null where the protocol is new. */
  readonly against: string | null;
  /** Null where there was nothing to compare: the protocol is new, or its spec the same. */
  readonly comparison: Comparison | null;
}

/** Which version of the protocol each role speaks. */
type VersionNames = Readonly<Record<RoleName, "old" | "new">>;

/** Gives the findings about one spec. */
export function listFindings({ comparison }: ComparedSpec): readonly Diagnostic[] {
  if (comparison === null) return [];
  const found = comparison.pairs.flatMap(({ verification }) => verification.counterexamples);
  return [...comparison.diagnostics, ...found.map(({ diagnostic }) => diagnostic)];
}

/** Gives the lines for people: a message sequence for each finding, and behind them what was looked at. */
export async function drawComparisons(compared: readonly ComparedSpec[], against: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const spec of compared) {
    if (spec.comparison === null) lines.push(describeSame(spec, against));
    else for (const pair of spec.comparison.pairs) lines.push(...(await drawPair(spec.spec, pair)));
  }
  return lines;
}

function describeSame({ spec, against: file }: ComparedSpec, against: string): string {
  if (file !== null) return `${escapeText(spec)}: the same as ${escapeText(file)}.`;
  return `${escapeText(spec)}: a new protocol, of which ${escapeText(against)} has no old version.`;
}

async function drawPair(spec: string, { oldRole, verification }: PairOfVersions): Promise<readonly string[]> {
  const { server, client } = nameVersions(oldRole);
  const headings = { server: `${server} server`, client: `${client} client` };
  const lines: string[] = [];
  for (const counterexample of verification.counterexamples)
    lines.push(...(await drawCounterexample(counterexample, "text", headings)), "");
  const verdict = nameVerdict(verification.verdict);
  return [...lines, `${escapeText(spec)}, ${headings.client} and ${headings.server}: ${verdict}`];
}

/** Gives what the JSON document says of one spec. */
export function describeComparison({ spec, against, comparison }: ComparedSpec): object {
  return { spec, against, pairs: (comparison?.pairs ?? []).map(describePair) };
}

function describePair({ oldRole, verification }: PairOfVersions): object {
  const { verdict, skipped, counterexamples } = verification;
  return {
    ...nameVersions(oldRole),
    ...{ verdict, skipped },
    counterexamples: counterexamples.map(describeCounterexample),
  };
}

function nameVersions(oldRole: RoleName): VersionNames {
  return oldRole === "server" ? { server: "old", client: "new" } : { server: "new", client: "old" };
}
