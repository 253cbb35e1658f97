import type { Line } from "../rows/row.js";
import { subjectNames } from "../subjects/subject.js";

/** What stands above each column. */
export const headings: readonly string[] = [
  "",
  "hand-written `switch`",
  "chartwright",
  "target",
  "met",
  "typescript-fsm",
  "javascript-state-machine",
  "robot3",
  "XState 5",
];

/** The fields of a line, in the order of the columns. */
export function fieldsOf({ what, cells, target, isMet }: Line): readonly string[] {
  const [byHand = "", emitted = "", ...others] = subjectNames.map((name) => cells[name] ?? "");
  return [what, byHand, emitted, target, formatMet(isMet), ...others];
}

function formatMet(isMet: boolean | null): string {
  if (isMet === null) return "";
  return isMet ? "yes" : "no";
}
