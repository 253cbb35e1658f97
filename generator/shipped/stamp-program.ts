import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { findShipped } from "./find-shipped.js";

/**
 * Gives a text that changes whenever this program does: the size and the time of each of its files. What it depends on for
 * what it emits is pinned, so that it changes with the version in package.json alone.
 */
export function stampProgram(): string {
  const root = findShipped("");
  const files = ["dist", "templates"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const own = ["package.json", ...files.filter((path) => /\.(?:js|hbs)$/u.test(path)).toSorted()];
  return own.map((path) => stamp(root, path)).join("\n");
}

function stamp(root: string, path: string): string {
  const { size, mtimeMs } = statSync(join(root, path));
  return `${path} ${String(size)} ${String(mtimeMs)}`;
}
