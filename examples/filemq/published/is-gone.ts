/** Tells whether a fault says that there is nothing at a path, or only behind a symbolic link. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && codes.has(String(error.code));
}

const codes = new Set(["ENOENT", "ENOTDIR", "ELOOP"]);
