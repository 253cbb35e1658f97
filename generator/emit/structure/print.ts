import {
  Project,
  StructureKind,
  ts,
  type ImportDeclarationStructure,
  type SourceFile,
  type StatementStructures,
} from "ts-morph";

import { ts as code, type Code } from "../encode/code.js";

/** A module that a file may import from: the names it exports as types, and those that exist when the code runs. */
export interface ImportSource {
  readonly module: string;
  readonly types: readonly string[];
  readonly values: readonly string[];
}

/** Gives a file's code: its declarations, and imports for just the names that they use. */
export function printFile(statements: readonly (StatementStructures | Code)[], sources: readonly ImportSource[]): Code {
  const file = print(statements);
  const used = collectIdentifiers(file.compilerNode);
  const imports = print(sources.flatMap((source) => buildImport(source, used))).getFullText() as Code;
  const declared = file.getFullText() as Code;
  return imports === "" ? declared : code`${imports}\n${declared}`;
}

// Each is printed as a file of its own: to insert into a file that was printed before, ts-morph reads it all again.
function print(statements: readonly (StatementStructures | Code)[]): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  return project.createSourceFile("emitted.ts", { statements: [...statements] });
}

/** Walks the compiler's own tree, which needs no object of ts-morph for each of its parts. */
function collectIdentifiers(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: ts.Node): void => {
    if (ts.isIdentifier(part) && !isMemberName(part)) names.add(part.text);
    ts.forEachChild(part, visit);
  };
  visit(file);
  return names;
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
