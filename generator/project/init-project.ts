import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findConfig } from "../config/find-config.js";
import { onDisk } from "../faults/disk-fault.js";
import { showPath } from "../faults/show-path.js";
import { replaceFile } from "../index.js";
import { findShipped } from "../shipped/find-shipped.js";

/** What became of a file: `kept` is one that was there before. */
export type InitChange = "created" | "extended" | "kept";

/** A file that a new project wants, relative to its folder. */
export interface InitFile {
  readonly path: string;
  readonly change: InitChange;
}

const files = [
  { path: "specs/hello.chart.yaml", template: "hello.chart.yaml" },
  { path: "chartwright.config.yaml", template: "chartwright.config.yaml" },
  { path: ".github/workflows/chartwright.yaml", template: "workflow.yaml" },
] as const;

/**
 * Writes what a project begins with into a folder: an example spec, a config, a workflow for CI, and lines in
 * `.gitattributes`. What is there stays as it is; lines are only added. Throws `InputError` where the disk refuses.
 */
export function initProject(folder: string): readonly InitFile[] {
  const config = findConfig(folder);
  const wanted = files.filter(({ path }) => config === null || path !== "chartwright.config.yaml");
  const kept = config === null ? [] : [{ path: showPath(config.path, folder), change: "kept" } as const];
  return [...wanted.map((file) => create(folder, file)), ...kept, extend(join(folder, ".gitattributes"))];
}

function create(folder: string, { path, template }: (typeof files)[number]): InitFile {
  const target = join(folder, path);
  if (isThere(target)) return { path, change: "kept" };
  replaceFile(target, readTemplate(template));
  return { path, change: "created" };
}

function extend(target: string): InitFile {
  const path = ".gitattributes";
  const before = isThere(target) ? onDisk("read", target, () => readFileSync(target, "utf8")) : null;
  const known = new Set((before ?? "").split(/\r?\n/u).map((line) => line.trim()));
  const missing = readTemplate("gitattributes")
    .split("\n")
    .filter((line) => line !== "" && !known.has(line));
  if (missing.length === 0) return { path, change: "kept" };
  const head = before === null || before === "" || before.endsWith("\n") ? (before ?? "") : `${before}\n`;
  replaceFile(target, `${head}${missing.map((line) => `${line}\n`).join("")}`);
  return { path, change: before === null ? "created" : "extended" };
}

/** Tells whether something stands at a path, be it only a link that leads nowhere. */
function isThere(path: string): boolean {
  return onDisk("read", path, () => lstatSync(path, { throwIfNoEntry: false })) !== undefined;
}

function readTemplate(name: string): string {
  const path = findShipped(`templates/init/${name}`);
  return onDisk("read", path, () => readFileSync(path, "utf8"));
}
