import { createHash } from "node:crypto";
import { relative } from "node:path";
import { showPath } from "../../faults/show-path.js";
import { stampProgram } from "../../shipped/stamp-program.js";
import type { CheckedProject } from "../check-project.js";
import type { TargetSpecs } from "../select-specs.js";

/** Gives a hash of everything that decides what a target's specs come to: the same key, the same bytes. */
export function hashEmission({ project, loaded }: CheckedProject, { target, specs }: TargetSpecs): string {
  const { emit, importExtension } = target;
  const texts = specs.map((spec) => [relative(project.folder, spec), loaded.sources.get(showPath(spec))]);
  return createHash("sha256")
    .update(JSON.stringify([stampProgram(), emit, importExtension, project.config.header, texts]))
    .digest("hex");
}
