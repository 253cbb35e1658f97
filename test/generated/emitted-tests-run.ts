import { posix } from "node:path";
import { compileFunction } from "node:vm";

import ts from "typescript";
import { expect } from "vitest";

/** A test of an emitted file, and why it failed; null where it passed. */
export interface TestResult {
  readonly title: string;
  readonly failure: string | null;
}

type Exports = Record<string, unknown>;
type Run = (exports: Exports, load: (name: string) => Exports) => void;

/**
 * Runs a file of tests below this process's own test runner, which is much quicker than starting one for each file.
 * Modules are TypeScript by path; they may import each other and `expect` and `test` of vitest.
 */
export function runTests(modules: ReadonlyMap<string, string>, path: string): readonly TestResult[] {
  const bodies: { readonly title: string; readonly body: () => void }[] = [];
  const test = (title: string, body: () => void): void => void bodies.push({ title, body });
  new Loader(modules, { expect, test }).load(path);
  return bodies.map(({ title, body }) => ({ title, failure: findFailure(body) }));
}

/** Gives the titles of the tests that failed, with the reason. */
export function listFailures(results: readonly TestResult[]): readonly string[] {
  return results.flatMap(({ title, failure }) => (failure === null ? [] : [`${title}: ${failure}`]));
}

function findFailure(body: () => void): string | null {
  try {
    body();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

class Loader {
  readonly #modules: ReadonlyMap<string, string>;
  readonly #vitest: Exports;
  readonly #loaded = new Map<string, Exports>();

  constructor(modules: ReadonlyMap<string, string>, vitest: Exports) {
    this.#modules = modules;
    this.#vitest = vitest;
  }

  load(path: string): Exports {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const exports: Exports = {};
    this.#loaded.set(path, exports);
    const load = (name: string): Exports => this.#require(name, path);
    const run = compileFunction(this.#transpile(path), ["exports", "require"]) as Run;
    run(exports, load);
    return exports;
  }

  #require(name: string, from: string): Exports {
    if (name === "vitest") return this.#vitest;
    return this.load(posix.join(posix.dirname(from), name.replace(/\.js$/u, ".ts")));
  }

  #transpile(path: string): string {
    const text = this.#modules.get(path);
    if (text === undefined) throw new Error(`no module ${path}`);
    return transpile(text);
  }
}

const transpiled = new Map<string, string>();

/** Many protocols share the runtime, which is the longest of their files. */
function transpile(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const code = transpiled.get(text) ?? ts.transpileModule(text, { compilerOptions }).outputText;
  transpiled.set(text, code);
  return code;
}
