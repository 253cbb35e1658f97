import { isError } from "../../diagnostics/diagnostic.js";
import { formatDiff, type RoleName, type Scaffolded } from "../../index.js";
import type { ReportBody } from "../../report/report.js";
import { escapeLines, escapeText } from "../../text/escape-text.js";

/** What became of a handlers file, or what would have. */
export interface ScaffoldOutcome {
  readonly role: RoleName;
  /** The file, as it is shown, and what it held; null where there was none. */
  readonly file: string;
  readonly before: string | null;
  readonly scaffolded: Scaffolded;
  /** The emitted file that the handlers import from, as it is shown. */
  readonly module: string;
  /** Whether that file is not there, or is not what the spec emits now. */
  readonly isStale: boolean;
  readonly isWritten: boolean;
  readonly diff: boolean;
}

/** Says what became of a handlers file, or what would have. */
export function describeScaffold(outcome: ScaffoldOutcome): ReportBody {
  const { role, file, scaffolded, isWritten } = outcome;
  const change = chooseChange(outcome);
  const diff = outcome.diff ? formatChange(outcome) : null;
  const lines = [
    ...describeChange(outcome),
    ...(diff === null ? [] : [escapeLines(diff.replace(/\n$/u, ""))]),
    ...(change === "keep" || isWritten ? [] : ["Nothing was written."]),
    ...adviseToGenerate(outcome),
  ];
  const keys = { role, file, change, written: isWritten, added: scaffolded.added };
  return { lines, keys: outcome.diff ? { ...keys, diff } : keys };
}

function chooseChange({ before, scaffolded }: ScaffoldOutcome): "create" | "extend" | "keep" {
  if (scaffolded.text === null) return "keep";
  return before === null ? "create" : "extend";
}

function describeChange(outcome: ScaffoldOutcome): readonly string[] {
  const { file, isWritten, scaffolded } = outcome;
  const { added, diagnostics } = scaffolded;
  const shown = escapeText(file);
  switch (chooseChange(outcome)) {
    case "create":
      return [`${isWritten ? "created" : "to create"} ${shown}: ${count(added)} to write`];
    case "extend":
      return [`${isWritten ? "extended" : "to extend"} ${shown} by ${count(added)}: ${added.join(", ")}`];
    case "keep":
      return diagnostics.some(isError) ? ["Nothing was written."] : describeNothing(outcome);
  }
}

function describeNothing({ role, file, before, scaffolded }: ScaffoldOutcome): readonly string[] {
  if (scaffolded.asked === 0) return [`The ${role} asks for no handlers: there is nothing to do.`];
  if (scaffolded.diagnostics.length > 0 || before === null) return [`unchanged ${escapeText(file)}`];
  return [`${escapeText(file)} has each handler that the ${role} asks for: there is nothing to do.`];
}

function count({ length }: readonly string[]): string {
  return length === 1 ? "1 handler" : `${String(length)} handlers`;
}

function adviseToGenerate({ module, isStale, scaffolded }: ScaffoldOutcome): readonly string[] {
  if (!isStale || scaffolded.asked === 0) return [];
  return [`Next: \`chartwright generate\`, since ${escapeText(module)} is not what the spec emits.`];
}

// A diff is shown and not applied: line ends would show as the whole file.
function formatChange({ file, before, scaffolded }: ScaffoldOutcome): string | null {
  return scaffolded.text === null ? null : formatDiff(file, before, scaffolded.text.replaceAll("\r\n", "\n"));
}
