import { resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { toSlashes } from "../faults/show-path.js";

/** Gives the folders, absolute, that are there and in which something could appear that matches a glob. */
export async function findMatchFolders(pattern: string, folder: string): Promise<readonly string[]> {
  const parts = toSlashes(pattern).split("/");
  const base = parts.slice(0, parts.findIndex(isDynamicPart)).join("/");
  const options = { cwd: folder, absolute: true, expandDirectories: false, onlyDirectories: true };
  const found = await glob([...listFolderPatterns(parts, base)], { ...options, ignore: ["**/node_modules/**"] });
  return [...new Set([resolve(folder, base), ...found.map((path) => resolve(path))])];
}

function isDynamicPart(part: string): boolean {
  return isDynamicPattern(part) || part.includes("{");
}

// A part of the pattern that matches folders ends with a slash, unless that stands in braces: then all below may match.
function listFolderPatterns(parts: readonly string[], base: string): readonly string[] {
  const patterns = parts.map((_part, index) => parts.slice(0, index).join("/"));
  if (!patterns.every(isClosed)) return [base === "" ? "**" : `${base}/**`];
  return patterns.filter((pattern) => pattern !== "");
}

function isClosed(pattern: string): boolean {
  return [...pattern.matchAll(/[{(]/gu)].length === [...pattern.matchAll(/[})]/gu)].length;
}
