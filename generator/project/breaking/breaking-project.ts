import type { RuleSeverity } from "../../analyze.js";
import { isError, sortDiagnostics, type Diagnostic } from "../../diagnostics/diagnostic.js";
import { InputError } from "../../faults/input-error.js";
import {
  findBreaks,
  findRemovedProtocols,
  findUnderivableClient,
  loadBreakingRules,
  loadVerifyRules,
} from "../../index.js";
import type { RoleName } from "../../model/chart.js";
import type { Protocol } from "../../model/protocol.js";
import type { Report } from "../../report/report.js";
import type { CheckedProject } from "../check-project.js";
import { describeComparison, drawComparisons, listFindings, type ComparedSpec } from "./describe-comparison.js";
import { findOldSpecs, type OldSpecs } from "./find-old-specs.js";
import { listPatterns } from "./list-patterns.js";
import { loadOldSpecs, type LoadedOldSpecs } from "./load-old-specs.js";
import { reportChecked } from "../report-project.js";
import type { GivenPaths } from "../select-specs.js";

/** What was asked of comparing. `report` is told of progress: the spec, the bound, how many configurations there are. */
export interface BreakingWishes {
  readonly against: string;
  readonly given: GivenPaths;
  readonly oldRoles: readonly RoleName[];
  readonly severities: Readonly<Record<string, RuleSeverity>>;
  readonly depth: number;
  readonly maxBytes: number;
  readonly report: (spec: string, bound: number, configurations: number) => void;
}

/**
 * Compares each spec with its old version. Where `check` finds an error in a new spec, or an old one has a fault of
 * structure, it reports that and compares nothing. Throws `InputError` where there is nothing to compare with.
 */
export async function compareProject(checked: CheckedProject, wishes: BreakingWishes): Promise<Report> {
  const found = await findOld(checked, wishes);
  const old = loadOldSpecs(found.specs);
  const plain = reportChecked("breaking", checked.loaded);
  const report = { ...plain, sources: new Map([...plain.sources, ...old.sources, ...found.config.sources]) };
  const now = [...checked.loaded.protocols.values()];
  const errors = [...plain.diagnostics.filter(isError), ...now.flatMap(findUnderivableClient), ...old.diagnostics];
  if (errors.length > 0) return { ...report, diagnostics: sortDiagnostics(errors) };
  const asked = old.protocols.filter(({ isAsked }) => isAsked).map(({ protocol }) => protocol);
  const removed = await findRemovedProtocols(asked, now);
  const compared: ComparedSpec[] = [];
  for (const protocol of now) compared.push(await compareOne(protocol, { old, sources: report.sources }, wishes));
  if (removed.length === 0) refuseNothing(compared, found, wishes);
  return { ...report, ...(await describe(compared, [...found.config.diagnostics, ...removed], wishes.against)) };
}

async function findOld({ project, loaded }: CheckedProject, { against, given }: BreakingWishes): Promise<OldSpecs> {
  return await findOldSpecs({
    against,
    cwd: given.cwd,
    specs: [...loaded.protocols.keys()],
    given: { patterns: given.paths, folder: given.cwd },
    configured: { patterns: listPatterns(project.config), folder: project.folder },
    configPath: project.configPath,
  });
}

/** What specs are compared with: those of the old side, and all texts. */
interface Known {
  readonly old: LoadedOldSpecs;
  readonly sources: ReadonlyMap<string, string>;
}

async function compareOne(now: Protocol, { old, sources }: Known, wishes: BreakingWishes): Promise<ComparedSpec> {
  const earlier = old.protocols.find(({ protocol }) => protocol.name.text === now.name.text)?.protocol;
  if (earlier === undefined) return { spec: now.file, against: null, comparison: null };
  const spec = { spec: now.file, against: earlier.file };
  if (sources.get(now.file) === sources.get(earlier.file)) return { ...spec, comparison: null };
  const { depth, maxBytes, oldRoles, severities, report } = wishes;
  const comparison = await findBreaks(earlier, now, {
    ...{ depth, maxBytes, oldRoles, severities },
    report: (bound, configurations) => {
      report(now.file, bound, configurations);
    },
  });
  return { ...spec, comparison };
}

/** Where specs were named, one of them may be new at a revision; else it is no success to have compared nothing. */
function refuseNothing(
  compared: readonly ComparedSpec[],
  { from }: OldSpecs,
  { against, given }: BreakingWishes,
): void {
  const isNamedNew = from === "revision" && given.paths.length > 0;
  if (isNamedNew || compared.some((spec) => spec.against !== null)) return;
  const specs = compared.map(({ spec }) => spec).join(", ");
  throw new InputError(`${against} has no old version of ${specs}: there is nothing to compare.`);
}

async function describe(
  compared: readonly ComparedSpec[],
  others: readonly Diagnostic[],
  against: string,
): Promise<Pick<Report, "diagnostics" | "explained" | "moreRules" | "body">> {
  const rules = [...(await loadVerifyRules()), ...(await loadBreakingRules())];
  return {
    diagnostics: sortDiagnostics([...others, ...compared.flatMap(listFindings)]),
    explained: new Set(rules.map(({ name }) => name)),
    moreRules: rules,
    body: {
      lines: await drawComparisons(compared, against),
      keys: { comparisons: compared.map(describeComparison) },
    },
  };
}
