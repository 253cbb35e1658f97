import { lstatSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { onDisk } from "../../faults/disk-fault.js";
import { InputError } from "../../faults/input-error.js";
import { readInput } from "../../faults/read-input.js";
import { showPath } from "../../faults/show-path.js";
import { nameTemporary, replaceFile } from "../../index.js";
import type { Project } from "../project.js";
import { leadsInto } from "./scaffold-path.js";

/** A file of the user's, as it was read. */
export interface UserFile {
  /** The absolute path of the file itself, whatever links lead there. */
  readonly path: string;
  /** What it holds, its byte order mark included; null where there is no file. */
  readonly text: string | null;
  /** Its permissions; null where there is no file. */
  readonly permissions: number | null;
}

/**
 * Reads a file of the user's. Throws `InputError` where it is none, where it is no UTF-8, or where it is a link that leads
 * out of the project: what is written there nobody would look for.
 */
export function readUserFile(path: string, project: Project): UserFile {
  const found = onDisk("read", path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (found === undefined) return { path, text: null, permissions: null };
  const real = found.isSymbolicLink() ? followLink(path, project) : path;
  const stats = onDisk("read", real, () => statSync(real));
  if (stats.isDirectory()) throw new InputError(`Cannot write ${showPath(path)}: it is a folder.`);
  if (!stats.isFile()) throw new InputError(`Cannot write ${showPath(path)}: it is no plain file.`);
  return { path: real, text: readText(real), permissions: stats.mode & 0o7777 };
}

/**
 * Replaces a file of the user's, whole or not at all, and keeps its permissions. Throws `InputError` where the disk refuses,
 * where nobody may write the file, where it is another than it was when it was read, or where the name that it has while it
 * is written is taken.
 */
export function writeUserFile(file: UserFile, text: string, project: Project): void {
  const { path, permissions } = file;
  if (permissions !== null && (permissions & 0o222) === 0) {
    throw new InputError(`Cannot write ${showPath(path)}: it is read-only.`);
  }
  if (readUserFile(path, project).text !== file.text) {
    throw new InputError(`${showPath(path)} was changed by something else meanwhile: run the command again.`);
  }
  refuseTemporary(path);
  replaceFile(path, text, permissions ?? undefined);
}

// In a folder of emitted files the name is this program's own, but here such a file may be anybody's.
function refuseTemporary(path: string): void {
  const temporary = nameTemporary(path);
  const found = onDisk("read", temporary, () => lstatSync(temporary, { throwIfNoEntry: false }));
  if (found === undefined) return;
  throw new InputError(
    `Cannot write ${showPath(path)}: ${showPath(temporary)} is in the way, which a killed run may have left; ` +
      "remove it if it is not yours, and run the command again.",
  );
}

function followLink(path: string, { folder }: Project): string {
  const target = onDisk("read", path, () => statSync(path, { throwIfNoEntry: false }));
  if (target === undefined) throw new InputError(`${showPath(path)} is a link that leads nowhere.`);
  const real = realpathSync(path);
  if (leadsInto(dirname(real), folder)) return real;
  throw new InputError(`${showPath(path)} is a link out of the project: name ${showPath(real)} itself with --output.`);
}

function readText(path: string): string {
  const bytes = readInput(path);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (!Buffer.from(text).equals(bytes)) throw new InputError(`Cannot read ${showPath(path)}: it is not UTF-8.`);
  return text;
}
