import { lstatSync, lutimesSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** What stands at a path: its kind, its bytes as base64 or where a link leads, and when and how it was last changed. */
export interface Standing {
  readonly kind: "file" | "folder" | "link";
  readonly content: string;
  readonly mtime: number;
  readonly permissions: number;
}

/** Gives all that stands in and below a folder, by path relative to it; the folder itself is the empty path. */
export function readTree(folder: string): ReadonlyMap<string, Standing> {
  return new Map(listPaths(folder).map((path) => [path, look(join(folder, path))] as const));
}

/** Gives the kind of all that stands in and below a folder, and what it holds, for trees of different age. */
export function readContents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...readTree(folder)].map(([path, { kind, content }]) => [path, `${kind} ${content}`]));
}

/** Makes all that stands in a folder look as if it had last been changed long ago, so that any change can be seen. */
export function age(folder: string): void {
  for (const path of listPaths(folder).toReversed()) lutimesSync(join(folder, path), 1_000, 1_000);
}

function listPaths(folder: string): readonly string[] {
  const below = readdirSync(folder, { withFileTypes: true, recursive: true });
  return ["", ...below.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).toSorted()];
}

function look(path: string): Standing {
  const stats = lstatSync(path);
  const seen = { mtime: stats.mtimeMs, permissions: stats.mode };
  if (stats.isSymbolicLink()) return { kind: "link", content: readlinkSync(path), ...seen };
  if (stats.isDirectory()) return { kind: "folder", content: "", ...seen };
  return { kind: "file", content: readFileSync(path).toString("base64"), ...seen };
}
