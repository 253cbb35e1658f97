import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findShipped } from "./find-shipped.js";

/**
 * Gives a text that changes whenever this program does: what its package.json says, since what it depends on for what it
 * emits is pinned there, and the size and the time of each of its files.
 */
export function stampProgram(): string {
  const root = findShipped("");
  const files = ["dist", "templates"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const own = files.filter((path) => /\.(?:js|hbs)$/u.test(path)).toSorted();
  return [readFileSync(join(root, "package.json"), "utf8"), ...own.map((path) => stamp(root, path))].join("\n");
}

function stamp(root: string, path: string): string {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${path} ${String(size)} ${String(mtimeMs)}`;
}
