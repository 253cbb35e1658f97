import { StructureKind, type ExportDeclarationStructure } from "ts-morph";

import { specifyModule, type ImportExtension } from "./import-sources.js";

/** Gives what a protocol's index exports: everything in the files beside it, named without their endings. */
export function buildIndexFile(
  files: readonly string[],
  extension: ImportExtension,
): readonly ExportDeclarationStructure[] {
  return files.map((file) => ({
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: specifyModule(`./${file}`, extension),
  }));
}
