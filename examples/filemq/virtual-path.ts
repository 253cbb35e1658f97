/** The longest path that a message can carry, in bytes of UTF-8. */
const maxPathLength = 255;

/**
 * Gives the segments of a published path such as `/a/b.txt`, none for `/`. Null for every path that could mean another
 * place than the one below its folder: relative, with `.`, `..`, a backslash or a NUL, with nothing between two slashes,
 * or longer than a message can carry.
 */
export function splitPath(path: string): readonly string[] | null {
  if (!path.startsWith("/") || Buffer.byteLength(path) > maxPathLength) return null;
  if (path.includes("\\") || path.includes("\0")) return null;
  if (path === "/") return [];
  const segments = path.slice(1).split("/");
  return segments.every((segment) => segment !== "" && segment !== "." && segment !== "..") ? segments : null;
}

/** Tells whether a path is a folder's or below it, by whole segments. */
export function isWithin(path: string, folder: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}

/** Gives the path of a name in a folder. */
export function joinPath(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

/** Gives a path without the slash at its end, if it has one; `/` stays. */
export function trimPath(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
