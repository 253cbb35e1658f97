import { isAbsolute, relative, sep } from "node:path";

/** Tells whether a path is a folder or lies in it, by the two paths alone: no link is followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
