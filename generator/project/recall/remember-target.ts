import { hashContent, replaceFile } from "../../index.js";
import type { CheckedProject } from "../check-project.js";
import type { EmittedTarget } from "../emit-target.js";
import type { TargetSpecs } from "../select-specs.js";
import { hashEmission } from "./hash-emission.js";
import { findMemoryFile, type Memory } from "./memory-file.js";

/** Keeps what a target came to for the next run, if there is a place for it and the disk takes it. */
export function rememberTarget(checked: CheckedProject, selected: TargetSpecs, emitted: EmittedTarget): void {
  const path = findMemoryFile(checked, selected);
  if (path === null || emitted.diagnostics.length > 0) return;
  const files = emitted.files.map(({ path: file, spec, content }) => ({
    path: file,
    spec,
    hash: hashContent(content),
  }));
  const memory: Memory = { key: hashEmission(checked, selected), files };
  try {
    replaceFile(path, `${JSON.stringify(memory)}\n`);
  } catch {
    // It only saves time: who may not write there goes without.
  }
}
