import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { globSync, type FileSystemAdapter } from "tinyglobby";
import { toSlashes } from "../../faults/show-path.js";
import type { GitRevision, RevisionFile } from "./git-revision.js";
import { globOptions, specSuffix } from "../find-specs.js";

/** Paths, folders and globs, and the absolute folder that they are relative to. */
export interface Patterns {
  readonly patterns: readonly string[];
  readonly folder: string;
}

/** Finds the specs of a revision that patterns name, as `findSpecs` does on the disk; nothing where there are none. */
export function findRevisionSpecs(revision: GitRevision, { patterns, folder }: Patterns): readonly RevisionFile[] {
  const tree = new RevisionTree(revision);
  const found = patterns.flatMap((pattern) => {
    const path = resolve(folder, pattern);
    const file = tree.files.get(path);
    if (file !== undefined) return [file];
    if (tree.folders.has(path)) return tree.listSpecs(path);
    const matches = globSync(toSlashes(pattern), { ...globOptions, cwd: folder, fs: tree.adapter });
    return matches.flatMap((match) => tree.files.get(resolve(match)) ?? []);
  });
  return [...new Set(found)];
}

/** What a revision has in each folder, by absolute path, as if it were checked out. */
class RevisionTree {
  readonly files: ReadonlyMap<string, RevisionFile>;
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  readonly adapter: FileSystemAdapter;

  constructor({ root, files }: GitRevision) {
    this.files = new Map(files.map((file) => [join(root, file.path), file]));
    this.folders = listFolders(root, files);
    const readdirSync = (path: string): readonly Entry[] => [...(this.folders.get(resolve(path))?.values() ?? [])];
    // A glob asks for no more than this of a file system without links.
    this.adapter = { readdirSync } as unknown as FileSystemAdapter;
  }

  listSpecs(folder: string): readonly RevisionFile[] {
    const names = [...(this.folders.get(folder)?.keys() ?? [])].filter((name) => name.endsWith(specSuffix));
    return names.flatMap((name) => this.files.get(join(folder, name)) ?? []);
  }
}

/** What a glob wants to know of what stands in a folder. */
interface Entry {
  readonly name: string;
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
  readonly isSymbolicLink: () => boolean;
}

function listFolders(root: string, files: readonly RevisionFile[]): ReadonlyMap<string, ReadonlyMap<string, Entry>> {
  const folders = new Map<string, Map<string, Entry>>();
  for (const { path } of files) {
    let folder = root;
    const names = path.split("/");
    for (const [at, name] of names.entries()) {
      const entries = folders.get(folder) ?? new Map<string, Entry>();
      folders.set(folder, entries.set(name, describeEntry(name, at === names.length - 1 ? "file" : "folder")));
      folder = join(folder, name);
    }
  }
  return folders;
}

function describeEntry(name: string, kind: "file" | "folder"): Entry {
  return { name, isFile: () => kind === "file", isDirectory: () => kind === "folder", isSymbolicLink: () => false };
}

/** Gives the path that a file has in a repository; null where it lies outside. */
export function findPathInRepository({ root }: GitRevision, path: string): string | null {
  const inside = relative(root, path);
  return inside.split(sep)[0] === ".." || isAbsolute(inside) ? null : toSlashes(inside);
}
