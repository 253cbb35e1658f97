import { fileURLToPath } from "node:url";

import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The strictest set of options that emitted code promises to compile under. Timers and AbortSignal come with every
 * platform, and with the types of Node or of the DOM.
 */
const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
};

/** Where emitted code is to run: hosts of servers need Node, and nothing else may. */
const places: Readonly<Record<"browser" | "node", ts.CompilerOptions>> = {
  browser: { lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], types: [] },
  node: { lib: ["lib.es2022.d.ts"], types: ["node"], typeRoots: [`${root}node_modules/@types`] },
};

/** The two ways in which users' compilers find modules. */
export const resolutions = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
} as const;

/** A fault that the compiler finds, and the line it stands on from there to its end. */
export interface CompilerFault {
  readonly file: string;
  readonly at: string;
  readonly message: string;
}

/** What files are compiled with. */
export interface CompilerChoice {
  /** Files by path that need not exist on the disk. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly resolution?: keyof typeof resolutions;
  readonly place?: keyof typeof places;
}

/** Compiles files below the project's root, by path. Gives all that the compiler finds, in the order of the files. */
export function compile(paths: readonly string[], choice: CompilerChoice = {}): readonly CompilerFault[] {
  const { texts = new Map<string, string>(), resolution = "nodenext", place = "browser" } = choice;
  const options = { ...strictest, ...resolutions[resolution], ...places[place] };
  const program = ts.createProgram([...paths, ...texts.keys()].map(toAbsolute), options, makeHost(options, texts));
  return ts.getPreEmitDiagnostics(program).map(describe);
}

function makeHost(options: ts.CompilerOptions, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const overlay = new Map([...texts].map(([path, text]) => [toAbsolute(path), text]));
  return {
    ...host,
    fileExists: (file) => overlay.has(file) || host.fileExists(file),
    // Folders of texts that are not on the disk are searched as well.
    directoryExists: () => true,
    readFile: (file) => overlay.get(file) ?? host.readFile(file),
    getSourceFile: (file, language) => {
      const text = overlay.get(file);
      return text === undefined ? host.getSourceFile(file, language) : ts.createSourceFile(file, text, language);
    },
  };
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): CompilerFault {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined) return { file: "", at: "", message };
  return { file: file.fileName.slice(root.length), at: /^.*/u.exec(file.text.slice(start))?.[0] ?? "", message };
}

function toAbsolute(path: string): string {
  return `${root}${path}`;
}
