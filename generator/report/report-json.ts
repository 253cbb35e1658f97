import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceSpan } from "../diagnostics/source-span.js";
import { countFindings, judgeReport, selectFindings } from "./judge-findings.js";
import { printJson, printJsonLine } from "./print-json.js";
import type { Report, Reported, ReportOptions } from "./report.js";

/**
 * Gives a report as one JSON document, in the same shape for every command: `schemaVersion`, `command`, `exitCode`,
 * `error` where the command failed, `specs`, `summary`, `diagnostics`, then what only this command has.
 * `generator/schema/report-v1.schema.json` describes it.
 */
export function reportJson(report: Report, options: ReportOptions): Reported {
  return { output: printJson(describeReport(report, options)), exitCode: judgeReport(report, options) };
}

/** Gives the same document in one line, for a command that gives several. */
export function reportJsonLine(report: Report, options: ReportOptions): Reported {
  return { output: printJsonLine(describeReport(report, options)), exitCode: judgeReport(report, options) };
}

function describeReport(report: Report, options: ReportOptions): object {
  return {
    schemaVersion: 1,
    command: report.command,
    exitCode: judgeReport(report, options),
    ...describeFailure(report),
    specs: report.specs,
    summary: describeCounts(report.diagnostics),
    diagnostics: selectFindings(report, options).map(describeDiagnostic),
    ...report.body.keys,
  };
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
