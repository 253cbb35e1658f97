import { expect } from "vitest";
import { EmittedModules, type Exports } from "./emitted-modules.js";

/** What came of running emitted modules: what failed, how many tests passed, and how often the canary sang. */
export interface CanarySeen {
  readonly failures: readonly string[];
  readonly passed: number;
  readonly songs: number;
}

/** Loads every module, runs the tests among them, and tells whether anything called `canary`, which breaks out. */
export function runWithCanary(texts: ReadonlyMap<string, string>): CanarySeen {
  const seen = { failures: new Array<string>(), passed: 0, songs: 0 };
  const modules = new EmittedModules(texts, (name, from) => (name === "vitest" ? makeVitest(from, seen) : null));
  Object.defineProperty(globalThis, "canary", { configurable: true, value: () => (seen.songs += 1) });
  try {
    for (const path of texts.keys()) modules.load(path);
  } finally {
    Reflect.deleteProperty(globalThis, "canary");
  }
  return seen;
}

/** As much of vitest as emitted tests need; a test runs as soon as it is declared. */
function makeVitest(from: string, seen: { readonly failures: string[]; passed: number }): Exports {
  const test = (title: string, body: () => void): void => {
    try {
      body();
      seen.passed += 1;
    } catch (error) {
      seen.failures.push(`${from}, ${title}: ${String(error)}`);
    }
  };
  return { expect, test };
}
