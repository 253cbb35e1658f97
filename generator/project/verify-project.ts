import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isError, sortDiagnostics } from "../diagnostics/diagnostic.js";
import type { RuleSeverity } from "../analyze.js";
import { findUnderivableClient, loadVerifyRules, verify } from "../index.js";
import type { Protocol } from "../model/protocol.js";
import { judgeFindings } from "../report/judge-findings.js";
import type { Report } from "../report/report.js";
import { escapeText } from "../text/escape-text.js";
import type { CheckedProject } from "./check-project.js";
import { describeVerification, drawVerification, type VerifiedSpec } from "./describe-verification.js";
import { reportChecked } from "./report-project.js";

/** What was asked of verifying. `report` is told of progress: the spec, the bound, how many configurations there are. */
export interface VerifyWishes {
  readonly depth: number;
  readonly maxBytes: number;
  readonly requireExact: boolean;
  readonly maxWarnings: number | null;
  readonly format: "text" | "mermaid";
  readonly report: (spec: string, bound: number, configurations: number) => void;
}

/** Explores both roles of each spec together. Where `check` finds an error, it reports that and explores nothing. */
export async function verifyProject({ project, loaded }: CheckedProject, wishes: VerifyWishes): Promise<Report> {
  const checked = reportChecked("verify", loaded);
  const errors = [
    ...checked.diagnostics.filter(isError),
    ...[...loaded.protocols.values()].flatMap(findUnderivableClient),
  ];
  if (errors.length > 0) return { ...checked, diagnostics: sortDiagnostics(errors) };
  const severities = Object.fromEntries(project.config.rules);
  const verified: VerifiedSpec[] = [];
  for (const protocol of loaded.protocols.values()) verified.push(await verifyOne(protocol, severities, wishes));
  const rules = await loadVerifyRules();
  const judged = judge(verified, wishes);
  const drawing = await drawVerification(verified, wishes.format);
  return {
    ...checked,
    ...judged,
    explained: new Set(rules.map(({ name }) => name)),
    moreRules: rules,
    body: {
      lines: judged.reason === null ? drawing : [...drawing, escapeText(judged.reason)],
      keys: { verifications: verified.map(describeVerification) },
    },
  };
}

function judge(
  verified: readonly VerifiedSpec[],
  { requireExact, maxWarnings }: VerifyWishes,
): Pick<Report, "diagnostics" | "exitCode" | "reason"> {
  const diagnostics = sortDiagnostics(verified.flatMap(listDiagnostics));
  const short = verified.find(({ verification: { verdict } }) => verdict.kind !== "exact");
  if (!requireExact || short === undefined) {
    return { diagnostics, exitCode: judgeFindings(diagnostics, maxWarnings), reason: null };
  }
  return {
    diagnostics,
    exitCode: 1,
    reason: `The verdict of ${short.spec} is not exact, as --require-exact wants it.`,
  };
}

async function verifyOne(
  protocol: Protocol,
  severities: Readonly<Record<string, RuleSeverity>>,
  { depth, maxBytes, report }: VerifyWishes,
): Promise<VerifiedSpec> {
  const verification = await verify(protocol, {
    depth,
    maxBytes,
    severities,
    report: (bound, configurations) => {
      report(protocol.file, bound, configurations);
    },
  });
  return { spec: protocol.file, verification };
}

function listDiagnostics({ verification }: VerifiedSpec): readonly Diagnostic[] {
  return verification.counterexamples.map(({ diagnostic }) => diagnostic);
}
