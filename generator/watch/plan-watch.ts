import { accessSync, constants, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isDynamicPattern } from "tinyglobby";
import { configNames } from "../config/find-config.js";
import { findMatchFolders } from "./find-match-folders.js";
import type { Survey } from "./survey-inputs.js";
import { WatchPlanDraft, type WatchPlan } from "./watch-plan.js";

/** Gives the folders in which to watch for changes of what was surveyed, and for what may come: a spec, a nearer config. */
export async function planWatch(survey: Survey, cwd: string): Promise<WatchPlan> {
  const { config, root, wanted, specs } = survey;
  const draft = new WatchPlanDraft(root);
  draft.addNamesUpTo(config === null ? findHighest(cwd) : dirname(config), cwd, configNames);
  for (const path of config === null ? specs : [config, ...specs]) addFile(draft, path);
  const placed = wanted.flatMap(({ patterns, folder }) => patterns.map((pattern) => ({ pattern, folder })));
  await Promise.all(
    placed.map(async ({ pattern, folder }) => {
      await addPattern(draft, pattern, folder);
    }),
  );
  return draft.plan;
}

// Where there is no config, one may come anywhere above; folders that may not be read cannot be watched.
function findHighest(folder: string): string {
  const above = dirname(folder);
  return above === folder || !isReadable(above) ? folder : findHighest(above);
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

// A file that a link leads to is saved where it is, and each link on the way there may be led elsewhere.
function addFile(draft: WatchPlanDraft, path: string): void {
  for (const hop of new Set([...followLinks(path), findReal(path)])) draft.addFile(hop);
}

const mostLinks = 40; // As many as Linux follows (path_resolution(7)).

function followLinks(path: string): readonly string[] {
  const hops = [path];
  while (hops.length <= mostLinks) {
    const next = readLink(hops.at(-1) ?? path);
    if (next === null) break;
    hops.push(next);
  }
  return hops;
}

function readLink(path: string): string | null {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return null; // It is none, or it has gone meanwhile.
  }
}

function findReal(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path; // It has gone meanwhile.
  }
}

async function addPattern(draft: WatchPlanDraft, pattern: string, folder: string): Promise<void> {
  const path = resolve(folder, pattern);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) draft.addFolder(path);
  else if (!isDynamicPattern(pattern)) draft.addFile(path);
  else for (const found of await findMatchFolders(pattern, folder)) draft.addFolder(found);
}
