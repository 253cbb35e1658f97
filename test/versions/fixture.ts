import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { inject } from "vitest";

const installed = fileURLToPath(new URL("fixture/node_modules/", import.meta.url));

/** Why the tests of this folder cannot run; null where they can. */
export const missingFixture: string | null = inject("missingFixture");

/** The compilers that emitted code is promised to compile under. */
export const compilers = ["5.8", "5.9", "6.0", "7.0"] as const;

/** A compiler, by its version. */
export type Compiler = (typeof compilers)[number];

/** The Nodes that emitted code is promised to run in, and whether they run TypeScript as it is. */
export const nodes = [
  { node: "20", stripsTypes: false },
  { node: "22", stripsTypes: true },
  { node: "24", stripsTypes: true },
] as const;

/** Where the packages are that hosts import, and their types. */
export const packages: string = installed;

/** Where the compilers find the types of packages. */
export const typeRoot = `${installed}@types`;

/** Gives the path of a compiler, which is a program for Node. */
export function findCompiler(version: Compiler): string {
  return find(`typescript-${version}/bin/tsc`);
}

/** Gives the path of a Node, by its major version. */
export function findNode(version: string): string {
  return find(`node-${version}/bin/node`);
}

/** Gives the path of esbuild, which is a program for Node. */
export function findBundler(): string {
  return find("esbuild/bin/esbuild");
}

function find(path: string): string {
  if (!existsSync(installed + path)) throw new Error(`the fixture has no ${path}`);
  return installed + path;
}
