import { relative } from "node:path";
import type { Target } from "../config/config.js";
import { isHost, isRole } from "../config/emit-kind.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { EmittedFile } from "../emit/emitted-file.js";
import { showPath, toSlashes } from "../faults/show-path.js";
import { emit } from "../index.js";
import type { CheckedProject } from "./check-project.js";
import type { TargetSpecs } from "./select-specs.js";

/** What a target's specs come to; `spec` of each file is relative to the project's folder. */
export interface EmittedTarget {
  readonly target: Target;
  readonly files: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Emits the specs of one target in memory. */
export async function emitTarget(checked: CheckedProject, { target, specs }: TargetSpecs): Promise<EmittedTarget> {
  const { project, loaded } = checked;
  const headerPaths = new Map(specs.map((spec) => [showPath(spec), toSlashes(relative(project.folder, spec))]));
  const headerPath = (file: string): string => headerPaths.get(file) ?? file;
  const protocols = specs.map((spec) => loaded.protocols.get(spec)).filter((protocol) => protocol !== undefined);
  const { files, diagnostics } = await emit(protocols, {
    roles: target.emit.filter(isRole),
    hosts: target.emit.filter(isHost),
    tests: target.emit.includes("tests") ? "emitted" : "none",
    docs: target.emit.includes("docs") ? "emitted" : "none",
    importExtension: target.importExtension,
    headerPath,
    header: project.config.header,
  });
  const named = files.map((file) => ({ ...file, spec: file.spec === null ? null : headerPath(file.spec) }));
  return { target, files: named, diagnostics };
}
