import { sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceSpan } from "../diagnostics/source-span.js";
import { escapeJson } from "../text/escape-text.js";
import { countFindings, judgeFindings } from "./judge-findings.js";
import type { Report, Reported, ReportOptions } from "./report.js";

/**
 * Gives a report as one JSON document, in the same shape for every command: `schemaVersion`, `command`, `exitCode`,
 * `error` where the command failed, `specs`, `summary`, `diagnostics`, then what only this command has.
 */
export function reportJson(report: Report, { maxWarnings, quiet }: ReportOptions): Reported {
  const exitCode = report.exitCode ?? judgeFindings(report.diagnostics, maxWarnings);
  const shown = report.diagnostics.filter(({ severity }) => !quiet || severity === "error");
  const document = {
    schemaVersion: 1,
    command: report.command,
    exitCode,
    ...describeFailure(report),
    specs: report.specs,
    summary: describeCounts(report.diagnostics),
    diagnostics: sortDiagnostics(shown).map(describeDiagnostic),
    ...report.body.keys,
  };
  return { output: `${escapeJson(JSON.stringify(document, null, 2))}\n`, exitCode };
}

function describeFailure({ failure }: Report): object {
  if (failure === null) return {};
  const { kind, message, stack } = failure;
  return { error: stack === null ? { kind, message } : { kind, message, stack } };
}

function describeCounts(diagnostics: readonly Diagnostic[]): object {
  const { error, warning, info } = countFindings(diagnostics);
  return { errors: error, warnings: warning, infos: info };
}

function describeDiagnostic({ rule, severity, message, span, related, help }: Diagnostic): object {
  return {
    rule,
    severity,
    message,
    ...describeSpan(span),
    related: related.map((place) => ({ message: place.message, ...describeSpan(place.span) })),
    help,
  };
}

function describeSpan({ file, start, end }: SourceSpan): object {
  return { file, start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
