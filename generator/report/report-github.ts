import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import type { SourceSpan } from "../diagnostics/source-span.js";
import { escapeText } from "../text/escape-text.js";
import { describeExit } from "./describe-exit.js";
import { formatPlace } from "./format-place.js";
import { judgeReport, selectFindings } from "./judge-findings.js";
import type { LocatedOptions, Report, Reported } from "./report.js";

/** What a workflow command says beside its message, in the order in which it is written. */
type Properties = Readonly<Record<string, string | number>>;

const names: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Gives a report as GitHub's workflow commands, a line each: an annotation for each finding, and one more where the run
 * fails for another reason. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function reportGithub(report: Report, options: LocatedOptions): Reported {
  const reason = describeExit(report, options);
  const lines = [
    ...selectFindings(report, options).map((diagnostic) => formatFinding(diagnostic, options)),
    ...(reason === null ? [] : [formatReason(report, reason)]),
  ];
  return { output: lines.map((line) => `${line}\n`).join(""), exitCode: judgeReport(report, options) };
}

function formatFinding({ rule, severity, message, span, related, help }: Diagnostic, options: LocatedOptions): string {
  const lines = [
    message,
    ...related.map((place) => `note: ${place.message} (${formatPlace(place.span)})`),
    ...(help === null ? [] : [`help: ${help}`]),
  ];
  return formatCommand(names[severity], { ...describePlace(span, options), title: rule }, lines);
}

function formatReason({ command, failure }: Report, reason: string): string {
  const lines = [reason, ...(failure?.stack?.split("\n") ?? [])];
  return formatCommand("error", { title: `chartwright ${command}`.trimEnd() }, lines);
}

// The runner takes columns only of what begins and ends in one line.
function describePlace({ file, start, end }: SourceSpan, { locate }: LocatedOptions): Properties {
  const path = locate(file);
  if (start.line !== end.line) return { file: path, line: start.line, endLine: end.line };
  return { file: path, line: start.line, col: start.column, endLine: end.line, endColumn: end.column };
}

function formatCommand(name: string, properties: Properties, lines: readonly string[]): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(escapeText(String(value)))}`);
  return `::${name} ${given.join(",")}::${escapeData(lines.map(escapeText).join("\n"))}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
