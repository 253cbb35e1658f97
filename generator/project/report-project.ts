import { allRules } from "../index.js";
import { startReport, type Report } from "../report/report.js";
import type { LoadedSpecs } from "./load-specs.js";
import type { OpenedProject } from "./open-project.js";

/** Reports what is wrong with a config: nothing can be done before that is mended. */
export function reportConfigFaults(command: string, { diagnostics, sources }: OpenedProject): Report {
  return { ...startReport(command), diagnostics, sources, exitCode: 2 };
}

/** Reports what was found in specs. */
export function reportChecked(command: string, { files, diagnostics, sources }: LoadedSpecs): Report {
  const explained = new Set(allRules.map(({ name }) => name));
  return { ...startReport(command), specs: files, diagnostics, sources, explained };
}
