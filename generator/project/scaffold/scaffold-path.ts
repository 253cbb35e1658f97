import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { InputError } from "../../faults/input-error.js";
import { isInside } from "../../faults/is-inside.js";
import { showPath, toSlashes } from "../../faults/show-path.js";
import { refuseEmpty } from "../choose-targets.js";
import { findRealFolder } from "../find-real-folder.js";
import type { Project } from "../project.js";

/** What a handlers file is for. `out` is the absolute folder that it imports from. */
export interface ScaffoldPlace {
  /** The name of a file that nobody has named, such as `hello.server.ts`. */
  readonly name: string;
  readonly out: string;
  /** The folder in it that has the files of the protocol. */
  readonly emitted: string;
  /** The file that was asked for, relative to `cwd`. */
  readonly output: string | undefined;
  readonly cwd: string;
}

/**
 * Chooses the absolute path of a handlers file: what was asked for, else `src` beside the folder of emitted files, if there
 * is one, else beside that folder itself. Throws `InputError` where no handlers can stand there.
 */
export function chooseScaffoldPath(project: Project, place: ScaffoldPlace): string {
  const { output, cwd } = place;
  refuseEmpty("--output", output);
  const path = output === undefined ? chooseDefault(project, place) : resolve(cwd, output);
  if (!/(?<!\.d)\.(?:ts|tsx|mts)$/u.test(path)) {
    throw new InputError(`Handlers are TypeScript: ${showPath(path)} has to end with .ts, .mts or .tsx.`);
  }
  refuseEmittedFolder(path, project, place);
  const folder = dirname(path);
  if (output !== undefined && !existsSync(folder)) {
    throw new InputError(`Cannot write ${showPath(path)}: there is no folder ${showPath(folder)}.`);
  }
  if (output === undefined && !existsSync(path)) refuseLinkOut(path, project);
  return path;
}

// What is written there nobody would look for; who wants it there says so.
function refuseLinkOut(path: string, { folder }: Project): void {
  if (!isInside(path, folder) || leadsInto(dirname(path), folder)) return;
  throw new InputError(
    `Cannot write ${showPath(path)}: ${showPath(dirname(path))} leads out of the project; ` +
      "name the file with --output if it belongs there.",
  );
}

/** Gives the way from the folder of a file to another folder, as a module of that file imports from it. */
export function findImportFolder(path: string, folder: string): string {
  const way = toSlashes(relative(findRealFolder(dirname(path)), findRealFolder(folder)));
  return way.startsWith(".") ? way : `./${way}`;
}

// One that is there already is taken wherever it is, so that a new folder `src` makes no second one.
function chooseDefault(project: Project, { name, out }: ScaffoldPlace): string {
  const isAround = leadsInto(project.folder, out);
  const base = isAround ? project.folder : dirname(out);
  const folders = [join(base, "src"), base].filter((folder) => isAround || !leadsInto(folder, out));
  const found = folders.find((folder) => existsSync(join(folder, name))) ?? folders.find(isFolder);
  return join(found ?? base, name);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function refuseEmittedFolder(path: string, { config, folder }: Project, { out, emitted }: ScaffoldPlace): void {
  const outs = [out, ...config.targets.map((target) => resolve(folder, target.out))];
  // A target that writes into the project's own folder leaves the user no other.
  const own = [...outs.filter((other) => !leadsInto(folder, other)), emitted];
  const around = own.find((other) => leadsInto(dirname(path), other));
  if (around === undefined) return;
  throw new InputError(
    `${showPath(path)} lies in ${showPath(around)}, where only emitted files belong: name another place with --output.`,
  );
}

/** Tells whether a folder is another one or lies in it, whichever way leads there. */
export function leadsInto(folder: string, other: string): boolean {
  return isInside(findRealFolder(folder), findRealFolder(other));
}
