import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { escapeLines, escapeText } from "../text/escape-text.js";
import { describeExit } from "./describe-exit.js";
import type { RuleText } from "./format-rule.js";
import { judgeReport, selectFindings } from "./judge-findings.js";
import { printJson } from "./print-json.js";
import type { Failure, LocatedOptions, Report, Reported } from "./report.js";
import { SarifPlaces } from "./sarif-places.js";
import { describeRules, sarifLevels } from "./sarif-rules.js";

/** How a report is given as SARIF: `version` and `rules` are those of this program. */
export interface SarifOptions extends LocatedOptions {
  readonly version: string;
  readonly rules: readonly RuleText[];
}

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Gives a report as a SARIF 2.1.0 document of one run. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function reportSarif(report: Report, options: SarifOptions): Reported {
  const places = new SarifPlaces(report, options);
  const findings = selectFindings(report, options);
  const rules = describeRules(options.rules, findings);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run = {
    tool: { driver: { name: "chartwright", semanticVersion: options.version, rules } },
    invocations: [describeInvocation(report, options)],
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the checkout." } } },
    artifacts: places.listArtifacts(),
    results: findings.map((finding) => describeResult(finding, places, indexes.get(finding.rule))),
  };
  const document = { $schema: schema, version: "2.1.0", runs: [run] };
  return { output: printJson(document), exitCode: judgeReport(report, options) };
}

// An error among the notifications says that the run failed, which findings, drift and refusals do not.
function describeInvocation(report: Report, options: SarifOptions): object {
  const exitCode = judgeReport(report, options);
  const reason = describeExit(report, options);
  return {
    executionSuccessful: report.failure === null && exitCode !== 2,
    exitCode,
    ...(reason === null ? {} : { exitCodeDescription: escapeText(reason) }),
    toolExecutionNotifications: report.failure === null ? [] : [describeFailure(report.failure)],
  };
}

function describeFailure({ kind, message, stack }: Failure): object {
  const text = stack === null ? message : `${message}\n\n${stack}`;
  return { descriptor: { id: kind }, level: "error", message: describeMessage(text) };
}

function describeResult(
  { rule, severity, message, span, related, help }: Diagnostic,
  places: SarifPlaces,
  ruleIndex: number | undefined,
): object {
  return {
    ruleId: rule,
    ruleIndex,
    level: sarifLevels[severity],
    message: describeMessage(help === null ? message : `${message}\n\nhelp: ${help}`),
    locations: [{ physicalLocation: places.describe(span) }],
    relatedLocations: related.map((place, id) => ({
      id,
      physicalLocation: places.describe(place.span),
      message: describeMessage(place.message),
    })),
  };
}

/**
 * Gives a text as SARIF's `message` (3.11): braces are doubled, since single ones hold placeholders, and no text of a spec
 * becomes a link.
 */
function describeMessage(text: string): object {
  return { text: escapeLines(text).replace(/[{}]/gu, "$&$&").replaceAll("](", "] (") };
}
