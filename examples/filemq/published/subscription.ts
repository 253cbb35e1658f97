import type { Icanhaz } from "../../../generated/filemq/messages.js";
import { isWithin, joinPath, splitPath, trimPath } from "../virtual-path.js";
import type { PublishedFolder } from "./published-folder.js";
import type { Publisher } from "./publisher.js";

/** What a client wants to have: a folder of a mount, or one file. */
export interface Subscription {
  readonly path: string;
  readonly folder: PublishedFolder;
  /** Whether the client asks for what is already there. */
  readonly isResync: boolean;
  /** The SHA-1 of what the client already has, by published paths. */
  readonly cache: ReadonlyMap<string, string>;
}

/** Gives what an ICANHAZ asks for; null where nothing is published under its path. */
export function readSubscription({ path, options, cache }: Icanhaz, publisher: Publisher): Subscription | null {
  const trimmed = trimPath(path);
  const folder = splitPath(trimmed) === null ? null : publisher.find(trimmed);
  if (folder === null) return null;
  const isResync = options.get("RESYNC") === "1";
  return {
    path: trimmed,
    folder,
    isResync,
    cache: new Map([...cache].map(([name, sha]) => [toPath(trimmed, name), sha])),
  };
}

/** Tells whether a subscription is for a path of a folder. */
export function isFor({ path, folder }: Subscription, of: PublishedFolder, changed: string): boolean {
  return folder === of && isWithin(changed, path);
}

/** A name in a cache is relative to the subscription; some peers write it with the whole path. */
function toPath(subscription: string, name: string): string {
  return name.startsWith("/") ? name : joinPath(subscription, name);
}
