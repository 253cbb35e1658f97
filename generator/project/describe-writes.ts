import { join } from "node:path";
import { showPath } from "../faults/show-path.js";
import { formatDiff, type Change, type PlannedFile } from "../index.js";
import type { ReportBody } from "../report/report.js";
import { escapeLines, escapeText } from "../text/escape-text.js";
import type { PlannedTarget } from "./plan-target.js";

/** What was asked of writing: `diff` shows what changes, `dryRun` leaves the disk alone. */
export interface WriteWishes {
  readonly diff: boolean;
  readonly dryRun: boolean;
}

const wishes: Readonly<Record<Change, string>> = {
  create: "to create",
  update: "to update",
  delete: "to delete",
  refuse: "refused",
  forget: "forgotten",
  keep: "unchanged",
};

const deeds: Readonly<Record<Change, string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  refuse: "refused",
  forget: "forgotten",
  keep: "unchanged",
};

/** Tells whether something is in the way of a plan, so that nothing of any plan may be applied. */
export function isRefused(planned: readonly PlannedTarget[]): boolean {
  return planned.some(({ plan }) => plan.files.some(({ change }) => change === "refuse"));
}

/** Says what happened to each file that did not stay as it was, and how many did. */
export function describeWrites(planned: readonly PlannedTarget[], { diff, dryRun }: WriteWishes): ReportBody {
  const files = planned.flatMap(({ target, plan }) =>
    plan.files.map((file) => ({
      path: showPath(join(plan.folder, file.path)),
      target: target.name,
      change: file.change,
      reason: file.reason,
      ...(diff ? { diff: formatChange(plan.folder, file) } : {}),
    })),
  );
  const told = files.filter(({ change }) => change !== "keep" && change !== "forget");
  const written = !dryRun && !isRefused(planned);
  const words = written ? deeds : wishes;
  const lines = told.flatMap((file) => [
    `${words[file.change].padEnd(9)} ${escapeText(file.path)}${file.reason === null ? "" : `: ${escapeText(file.reason)}`}`,
    ...(file.diff === undefined || file.diff === null ? [] : [escapeLines(file.diff.replace(/\n$/u, ""))]),
  ]);
  const closing = [
    countChanges(
      files.map(({ change }) => change),
      words,
    ),
    ...(written ? [] : ["Nothing was written."]),
  ];
  return { lines: [...lines, ...closing], keys: { written, files } };
}

function countChanges(changes: readonly Change[], words: Readonly<Record<Change, string>>): string {
  const counted = (Object.keys(words) as readonly Change[]).flatMap((change) => {
    const count = changes.filter((other) => other === change).length;
    return count === 0 || change === "forget" ? [] : [`${String(count)} ${words[change]}`];
  });
  return `${changes.length === 1 ? "1 file" : `${changes.length} files`}: ${counted.join(", ")}`;
}

// What is foreign is never overwritten, so it has no change to show.
function formatChange(folder: string, { path, change, standing, found, content }: PlannedFile): string | null {
  if (change === "keep" || change === "forget" || standing === "foreign" || found.kind === "other") return null;
  return formatDiff(showPath(join(folder, path)), found.kind === "file" ? found.text : null, content);
}
