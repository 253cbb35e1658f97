import { join } from "node:path";

import { isWithin, splitPath } from "../virtual-path.js";

/** A folder that is published under an alias, such as `/` or `/photos`. */
export interface Mount {
  readonly alias: string;
  /** The folder's real path. */
  readonly folder: string;
}

/** Gives the mount that a path belongs to: of those whose alias begins it, by whole segments, the one with the longest. */
export function chooseMount<M extends Mount>(mounts: readonly M[], path: string): M | null {
  let chosen: M | null = null;
  for (const mount of mounts)
    if (isWithin(path, mount.alias) && mount.alias.length > (chosen?.alias.length ?? 0)) chosen = mount;
  return chosen;
}

/** Gives where a published path lies on the disk; null where it does not lie in the mount. */
export function locate({ alias, folder }: Mount, path: string): string | null {
  const segments = splitPath(path);
  if (segments === null || !isWithin(path, alias)) return null;
  return join(folder, ...segments.slice(splitPath(alias)?.length ?? 0));
}
