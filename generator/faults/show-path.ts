import { isAbsolute, relative, sep } from "node:path";

/** Gives a path as it is shown to the user: relative to the working directory, with `/` between its parts. */
export function showPath(path: string, from: string = process.cwd()): string {
  return toSlashes(isAbsolute(path) ? relative(from, path) || "." : path);
}

/** Gives a path of this system with `/` between its parts. */
export function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
