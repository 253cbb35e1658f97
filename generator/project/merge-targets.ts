import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import type { EmittedFile } from "../index.js";
import type { EmittedTarget } from "./emit-target.js";

/**
 * Gives emitted targets with those as one that write to the same folder: together they are what belongs there. Throws
 * `InputError` where two of them emit the same spec.
 */
export function mergeTargets(emitted: readonly EmittedTarget[]): readonly EmittedTarget[] {
  const folders = new Map<string, EmittedTarget>();
  for (const one of emitted) {
    const other = folders.get(one.target.out);
    folders.set(one.target.out, other === undefined ? one : merge(other, one));
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
    files: mergeFiles(one.files, other.files),
    diagnostics: [...one.diagnostics, ...other.diagnostics],
  };
}

/** Files that belong to no spec are the same in all targets that emit them. */
function mergeFiles(files: readonly EmittedFile[], others: readonly EmittedFile[]): readonly EmittedFile[] {
  const paths = new Set(files.map(({ path }) => path));
  const all = [...files, ...others.filter(({ path }) => !paths.has(path))];
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
