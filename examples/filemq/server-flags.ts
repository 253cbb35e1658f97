import { realpathSync, statSync } from "node:fs";

import { FlagFault, parseFlags, readNumber, readText } from "../command/parse-flags.js";
import type { Access, Account } from "./access.js";
import { readEndpoint } from "./endpoint.js";
import type { Mount } from "./published/mount.js";
import { splitPath, trimPath } from "./virtual-path.js";

/** What the server is told by its flags. */
export interface ServerFlags {
  readonly bind: string;
  readonly mounts: readonly Mount[];
  readonly access: Access;
  /** The longest chunk, in bytes. */
  readonly chunkSize: number;
  readonly trace: boolean;
}

/** Gives the flags of the command line. Throws a FlagFault. */
export function readServerFlags(): ServerFlags {
  const values = parseFlags({
    bind: { type: "string" },
    publish: { type: "string", multiple: true, default: [] },
    alias: { type: "string", multiple: true, default: [] },
    anonymous: { type: "boolean", default: false },
    plain: { type: "string", multiple: true, default: [] },
    "chunk-size": { type: "string", default: "1000000" },
    trace: { type: "boolean", default: false },
  });
  return {
    bind: readEndpoint("--bind", values.bind),
    mounts: readMounts(values),
    access: readAccess(values),
    chunkSize: readNumber("--chunk-size", values["chunk-size"], { min: 1, max: 1_000_000 }),
    trace: values.trace,
  };
}

function readMounts({ publish, alias }: { readonly publish: string[]; readonly alias: string[] }): readonly Mount[] {
  if (publish.length === 0) throw new FlagFault("--publish is missing; add it with a folder");
  const aliases = alias.length === 0 ? publish.map(() => "/") : alias;
  if (aliases.length !== publish.length)
    throw new FlagFault(`there must be an --alias for each --publish, not ${aliases.length} for ${publish.length}`);
  const mounts = publish.map((folder, at) => ({ folder: readFolder(folder), alias: readAlias(aliases[at]) }));
  if (new Set(mounts.map((mount) => mount.alias)).size < mounts.length)
    throw new FlagFault("two folders cannot have the same --alias; give each its own");
  return mounts;
}

function readFolder(folder: string): string {
  const isFolder = statSync(readText("--publish", folder), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) throw new FlagFault(`--publish must be a folder that is there, not "${folder}"`);
  return realpathSync(folder);
}

function readAlias(value: string | undefined): string {
  const alias = trimPath(readText("--alias", value));
  if (splitPath(alias) !== null) return alias;
  throw new FlagFault(`--alias must be a path such as / or /photos, not "${alias}"`);
}

function readAccess({ anonymous, plain }: { readonly anonymous: boolean; readonly plain: string[] }): Access {
  if (!anonymous && plain.length === 0)
    throw new FlagFault("nobody could come in; add --anonymous, or --plain LOGIN:PASSWORD");
  return { isAnonymous: anonymous, accounts: plain.map(readAccount) };
}

function readAccount(text: string): Account {
  const at = text.indexOf(":");
  if (at > 0) return { login: text.slice(0, at), password: text.slice(at + 1) };
  throw new FlagFault("--plain must be a login and a password with a colon between them");
}
