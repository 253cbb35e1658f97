import {
  Project,
  StructureKind,
  SyntaxKind,
  ts,
  type ImportDeclarationStructure,
  type SourceFile,
  type StatementStructures,
} from "ts-morph";

import type { Code } from "../encode/code.js";

/** A module that a file may import from: the names it exports as types, and those that exist when the code runs. */
export interface ImportSource {
  readonly module: string;
  readonly types: readonly string[];
  readonly values: readonly string[];
}

/** Gives a file's code: its declarations, and imports for just the names that they use. */
export function printFile(statements: readonly (StatementStructures | Code)[], sources: readonly ImportSource[]): Code {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const file = project.createSourceFile("emitted.ts", { statements: [...statements] });
  const used = collectIdentifiers(file);
  file.insertImportDeclarations(
    0,
    sources.flatMap((source) => buildImport(source, used)),
  );
  return file.getFullText() as Code;
}

function collectIdentifiers(file: SourceFile): ReadonlySet<string> {
  const names = file.getDescendantsOfKind(SyntaxKind.Identifier).map(({ compilerNode }) => compilerNode);
  return new Set(names.filter((name) => !isMemberName(name)).map(({ text }) => text));
}

/** A member may be called like what could be imported, and is none of it. */
function isMemberName(name: ts.Identifier): boolean {
  const { parent } = name;
  const hasMember = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent);
  return (hasMember || ts.isClassElement(parent) || ts.isTypeElement(parent)) && parent.name === name;
}

function buildImport({ module, types, values }: ImportSource, used: ReadonlySet<string>): ImportDeclarationStructure[] {
  const usedTypes = types.filter((name) => used.has(name));
  const usedValues = values.filter((name) => used.has(name));
  if (usedTypes.length + usedValues.length === 0) return [];
  const isTypeOnly = usedValues.length === 0;
  return [
    {
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier: module,
      isTypeOnly,
      namedImports: [
        ...usedValues.map((name) => ({ name })),
        ...usedTypes.map((name) => ({ name, isTypeOnly: !isTypeOnly })),
      ],
    },
  ];
}
