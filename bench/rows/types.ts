import { join } from "node:path";
import ts from "typescript";
import { benchFolder } from "../paths.js";
import { sourceOf } from "../subjects/load.js";
import { subjectNames, type SubjectName } from "../subjects/subject.js";
import type { Row } from "./row.js";

const limit = 1000;
const options = readOptions();
const host = makeHost(options);

/** How often the compiler makes a type of a generic one. Unlike time it is the same on every machine. */
export const typesRow: Row = {
  name: "types",
  run: () => {
    const counts = subjectNames.map((name) => [name, count(name)] as const);
    const emitted = count("chartwright");
    const cells = Object.fromEntries(counts.map(([name, value]) => [name, value.toLocaleString("en")]));
    return Promise.resolve([
      {
        what: "type instantiations; of the emitted code, both roles and the runtime",
        cells,
        target: `< ${limit.toLocaleString("en")}`,
        isMet: emitted < limit,
      },
    ]);
  },
};

/** Counts what a subject adds to the types that every one of them shares. */
function count(name: SubjectName): number {
  if (name === "chartwright")
    return countInstantiations(["../generated/filemq/index.ts"]) - countInstantiations(["paths.ts"]);
  return countInstantiations([sourceOf(name)]) - countInstantiations(["subjects/subject.ts"]);
}

function countInstantiations(files: readonly string[]): number {
  const program = ts.createProgram(
    [...files, "competitors/types-of-javascript-state-machine.d.ts"].map((file) => join(benchFolder, file)),
    options,
    host,
  );
  program.getSemanticDiagnostics();
  return program.getInstantiationCount();
}

function readOptions(): ts.CompilerOptions {
  const path = join(benchFolder, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { readonly config: unknown };
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, benchFolder).options, incremental: false, noEmit: true };
}

/** Reads every file once, however many programs it is part of. */
function makeHost(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const files = new Map<string, ts.SourceFile | undefined>();
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion) => {
    if (!files.has(name)) files.set(name, read(name, languageVersion));
    return files.get(name);
  };
  return host;
}
