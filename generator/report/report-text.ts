import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { formatCodeFrame } from "./code-frame.js";
import { escapeText } from "../text/escape-text.js";
import { disarmText } from "./disarm-commands.js";
import { formatPlace } from "./format-place.js";
import { judgeReport, selectFindings } from "./judge-findings.js";
import type { Paint, Style } from "./paint.js";
import type { Report, Reported, ReportOptions } from "./report.js";
import { summarise } from "./summarise.js";

/** How a report for people is given: as any report, and painted. */
export interface TextOptions extends ReportOptions {
  readonly paint: Paint;
}

const styles: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "cyan" };

/**
 * Gives a report for people: each finding with its place in the source, what else the command says, and a last line. A
 * failure is not in it: that is told apart, by `formatFailure`.
 */
export function reportText(report: Report, options: TextOptions): Reported {
  const sources = new Map([...report.sources].map(([file, text]) => [file, text.split(/\r?\n/u)] as const));
  const blocks = selectFindings(report, options).map((diagnostic) =>
    formatFinding(diagnostic, sources, { report, options }),
  );
  const lines = [...blocks.flatMap((block) => [...block, ""]), ...report.body.lines, ...summarise(report, options)];
  return { output: disarmText(lines.map((line) => `${line}\n`).join("")), exitCode: judgeReport(report, options) };
}

interface FindingContext {
  readonly report: Report;
  readonly options: TextOptions;
}

function formatFinding(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, readonly string[]>,
  { report, options: { paint } }: FindingContext,
): readonly string[] {
  const { rule, severity, message, span, related } = diagnostic;
  const frame = formatCodeFrame(sources.get(span.file) ?? [], span, paint);
  const help = formatHelp(diagnostic, report.explained);
  return [
    `${paint("bold", formatPlace(span))} ${paint(styles[severity], severity)} ${escapeText(rule)}`,
    `  ${escapeText(message)}`,
    ...(frame.length === 0 ? [] : ["", ...frame]),
    ...related.map((place) => `  = note: ${escapeText(place.message)} (${formatPlace(place.span)})`),
    ...(help === "" ? [] : [`  = help: ${help}`]),
  ];
}

function formatHelp({ rule, help }: Diagnostic, explained: ReadonlySet<string>): string {
  const explain = explained.has(rule) ? [`\`chartwright explain ${rule}\``] : [];
  return [...(help === null ? [] : [escapeText(help)]), ...explain].join("; ");
}
