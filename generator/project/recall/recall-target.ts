import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EmittedFile } from "../../emit/emitted-file.js";
import { hashContent } from "../../index.js";
import type { CheckedProject } from "../check-project.js";
import type { EmittedTarget } from "../emit-target.js";
import type { TargetSpecs } from "../select-specs.js";
import { hashEmission } from "./hash-emission.js";
import { findMemoryFile, type Memory, type RememberedFile } from "./memory-file.js";

/**
 * Gives what a target comes to without emitting it: where an earlier run emitted from the same, and the disk still has just
 * that. Null where it has to be emitted; a memory that is missing or damaged is none.
 */
export function recallTarget(checked: CheckedProject, selected: TargetSpecs): EmittedTarget | null {
  const { target } = selected;
  try {
    const path = findMemoryFile(checked, selected);
    const memory = path === null ? null : (JSON.parse(readFileSync(path, "utf8")) as Memory);
    if (memory?.key !== hashEmission(checked, selected)) return null;
    return { target, files: memory.files.map((file) => readSame(target.out, file)), diagnostics: [] };
  } catch {
    return null;
  }
}

function readSame(folder: string, { path, spec, hash }: RememberedFile): EmittedFile {
  const content = readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
  if (hashContent(content) !== hash) throw new Error("the disk has something else");
  return { path, spec, content };
}
