import { join } from "node:path";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import type { EmittedFile } from "../index.js";
import type { EmittedTarget } from "./emit-target.js";
import { findRealFolder } from "./find-real-folder.js";

/**
 * Gives emitted targets with those as one that write to the same folder, whichever way leads there: together they are what
 * belongs in it. Throws `InputError` where two of them emit the same spec, or do not agree on a file they share.
 */
export function mergeTargets(emitted: readonly EmittedTarget[]): readonly EmittedTarget[] {
  const folders = new Map<string, EmittedTarget>();
  for (const one of emitted) {
    const folder = findRealFolder(one.target.out);
    const other = folders.get(folder);
    folders.set(folder, other === undefined ? one : merge(other, one));
  }
  return [...folders.values()];
}

function merge(one: EmittedTarget, other: EmittedTarget): EmittedTarget {
  const specs = new Set(one.files.map(({ spec }) => spec));
  const twice = other.files.find(({ spec }) => spec !== null && specs.has(spec));
  if (twice !== undefined) {
    const { out } = one.target;
    throw new InputError(`Two targets emit ${twice.spec} into ${showPath(out)}: one of them must do without it.`);
  }
  const names = [one.target.name, other.target.name].filter((name) => name !== null);
  return {
    target: { ...one.target, name: names.length === 0 ? null : names.join(" and ") },
    files: mergeFiles(one, other),
    diagnostics: [...one.diagnostics, ...other.diagnostics],
  };
}

function mergeFiles({ target, files }: EmittedTarget, { files: others }: EmittedTarget): readonly EmittedFile[] {
  const contents = new Map(files.map(({ path, content }) => [path, content] as const));
  const unlike = others.find(({ path, content }) => (contents.get(path) ?? content) !== content);
  if (unlike !== undefined) {
    const shown = showPath(join(target.out, unlike.path));
    throw new InputError(`Two targets emit ${shown}, and not the same: give one of them another folder.`);
  }
  const all = [...files, ...others.filter(({ path }) => !contents.has(path))];
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
