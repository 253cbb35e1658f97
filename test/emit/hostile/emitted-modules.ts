import { createRequire } from "node:module";
import { posix } from "node:path";
import { compileFunction } from "node:vm";

import ts from "typescript";

/** What a module exports, by name. */
export type Exports = Record<string, unknown>;
type Run = (exports: Exports, load: (name: string) => Exports) => void;

const installed = createRequire(import.meta.url);

/** Modules in TypeScript, by path, that run where they are asked for. */
export class EmittedModules {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #replace: (name: string, from: string) => Exports | null;
  readonly #loaded = new Map<string, Exports>();

  /** `replace` may give another module in place of one that is imported. */
  constructor(
    texts: ReadonlyMap<string, string>,
    replace: (name: string, from: string) => Exports | null = () => null,
  ) {
    this.#texts = texts;
    this.#replace = replace;
  }

  load(path: string): Exports {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const exports: Exports = {};
    this.#loaded.set(path, exports);
    const run = compileFunction(transpile(this.#texts.get(path) ?? ""), ["exports", "require"]) as Run;
    run(exports, (name) => this.#require(name, path));
    return exports;
  }

  #require(name: string, from: string): Exports {
    const other = this.#replace(name, from);
    if (other !== null) return other;
    if (!name.startsWith(".")) return installed(name) as Exports;
    return this.load(posix.join(posix.dirname(from), name.replace(/\.js$/u, ".ts")));
  }
}

function transpile(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
