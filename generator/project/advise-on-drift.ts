import { join } from "node:path";
import { showPath } from "../faults/show-path.js";
import type { Standing } from "../index.js";
import { escapeText } from "../text/escape-text.js";
import type { PlannedTarget } from "./plan-target.js";

/** What the command that mends must do beyond writing: `force` overwrites edited files, `prune` removes orphaned ones. */
export interface MendNeeds {
  readonly force: boolean;
  readonly prune: boolean;
}

/** Gives the command that mends, as one types it. */
export type FormatMend = (needs: MendNeeds) => string;

/** What to do about drift: lines for people, and the command among them, null where none mends it. */
export interface DriftAdvice {
  readonly lines: readonly string[];
  readonly mend: string | null;
}

/** Advises on files that stand so to what is emitted. */
export function adviseOnDrift(
  planned: readonly PlannedTarget[],
  standings: ReadonlySet<Standing>,
  formatMend: FormatMend,
): DriftAdvice {
  const obstacles = listObstacles(planned);
  const isMended = obstacles.length === 0 && [...standings].some((standing) => standing !== "foreign");
  const needs = { force: needsForce(planned), prune: standings.has("orphaned") };
  const mend = isMended ? formatMend(needs) : null;
  const foreign = "Foreign files are never overwritten, so they have no diff: move them away.";
  return {
    lines: [
      ...(mend === null ? [] : [`To mend it: ${mend}`]),
      ...obstacles,
      ...(standings.has("foreign") ? [foreign] : []),
    ],
    mend,
  };
}

const mendedByForce: ReadonlySet<Standing> = new Set(["edited", "orphaned"]);

function needsForce(planned: readonly PlannedTarget[]): boolean {
  return planned.some(({ plan }) => plan.files.some(({ standing }) => standing === "edited"));
}

// What no flag overcomes, and foreign files, of which there is a line of their own, apart.
function listObstacles(planned: readonly PlannedTarget[]): readonly string[] {
  return planned.flatMap(({ plan }) =>
    plan.files.flatMap(({ path, reason, standing }) => {
      if (reason === null || standing === "foreign" || mendedByForce.has(standing)) return [];
      return [`${escapeText(showPath(join(plan.folder, path)))}: ${escapeText(reason)}`];
    }),
  );
}
