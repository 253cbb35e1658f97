import { reportForms } from "../report/report.js";
import { readOutputFile, type AnswerWish } from "./report-flags.js";

/** Gives how an answer is asked for by arguments that may not even be valid: that is no reason to answer otherwise. */
export function guessAnswerWish(argv: readonly string[]): AnswerWish {
  const end = argv.indexOf("--");
  const flags = end === -1 ? argv : argv.slice(0, end);
  const report = findValue(flags, "--report");
  const form = flags.includes("--json") ? "json" : (reportForms.find((known) => known === report) ?? "text");
  return { form, file: guessFile(findValue(flags, "--output-file")), maxWarnings: null, quiet: false };
}

function guessFile(path: string | undefined): string | null {
  try {
    return path === undefined ? null : readOutputFile(path);
  } catch {
    return null;
  }
}

// As the parser does: the last one counts.
function findValue(flags: readonly string[], name: string): string | undefined {
  const at = flags.findLastIndex((flag) => flag === name || flag.startsWith(`${name}=`));
  const flag = flags[at];
  return flag === name ? flags[at + 1] : flag?.slice(name.length + 1);
}
