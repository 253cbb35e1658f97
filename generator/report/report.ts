import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { RuleText } from "./format-rule.js";

/** The forms that a report can be given in. */
export const reportForms = ["text", "json", "sarif", "github"] as const;

/** One of `reportForms`. */
export type ReportForm = (typeof reportForms)[number];

/** Why a command could not do its work; `stack` only where it is a fault of this program. */
export interface Failure {
  readonly kind: "usage" | "input" | "bug";
  readonly message: string;
  readonly stack: string | null;
}

/** What a command has beside its findings: lines for people, and keys of the JSON document. */
export interface ReportBody {
  readonly lines: readonly string[];
  readonly keys: Readonly<Record<string, unknown>>;
}

/** All that a command has to say. */
export interface Report {
  readonly command: string;
  /** The specs that were looked at, as shown to the user. */
  readonly specs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that findings point into, by file as shown. */
  readonly sources: ReadonlyMap<string, string>;
  /** The rules that `explain` knows. */
  readonly explained: ReadonlySet<string>;
  /** The rules beside those of `check` that findings may be of. */
  readonly moreRules: readonly RuleText[];
  readonly body: ReportBody;
  readonly failure: Failure | null;
  /** The exit code where something beside the findings decides it, else null. */
  readonly exitCode: number | null;
  /** Why that is the exit code, as a sentence, for the forms that show findings alone; null where the code says enough. */
  readonly reason: string | null;
}

/** How a report is to be given. `quiet` leaves out all findings below error level. */
export interface ReportOptions {
  readonly maxWarnings: number | null;
  readonly quiet: boolean;
}

/** How a report is given to what reads it beside a checkout: `locate` turns a file as shown into its path in the checkout. */
export interface LocatedOptions extends ReportOptions {
  readonly locate: (file: string) => string;
}

/** A report as text, and the exit code it stands for. */
export interface Reported {
  readonly output: string;
  readonly exitCode: number;
}

/** Gives a report with nothing in it, to be filled in. */
export function startReport(command: string): Report {
  return {
    command,
    specs: [],
    diagnostics: [],
    sources: new Map(),
    explained: new Set(),
    moreRules: [],
    body: { lines: [], keys: {} },
    failure: null,
    exitCode: null,
    reason: null,
  };
}
