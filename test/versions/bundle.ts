import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { findBundler } from "./fixture.js";
import { runProgram } from "./run-program.js";
import type { UserProject } from "./user-project.js";

/** A bundle: its text, and the bytes in it of each file that was looked at, by path. */
export interface Bundle {
  readonly text: string;
  readonly bytes: Readonly<Record<string, number>>;
}

/** How a bundle is written: as it can be read, or as it is shipped. */
export type BundleForm = "readable" | "minified";

/** Unused imports are kept, lest an entry that imports without using have nothing to shake away. */
const keepImports = '--tsconfig-raw={"compilerOptions":{"verbatimModuleSyntax":true}}';

/** Bundles an entry, given as the text of a TypeScript file, with what it uses of the project's other files. */
export async function bundle(project: UserProject, entry: string, form: BundleForm = "readable"): Promise<Bundle> {
  project.write("entry.ts", entry);
  const args = ["entry.ts", "--bundle", "--format=esm", "--outfile=bundle.js", "--metafile=meta.json", keepImports];
  const shape = form === "minified" ? ["--minify"] : [];
  const command = [findBundler(), ...args, ...shape, "--log-level=warning"];
  const { exitCode, errors } = await runProgram(process.execPath, command, project.folder);
  if (exitCode !== 0 || errors !== "") throw new Error(errors);
  const read = (path: string): string => readFileSync(join(project.folder, path), "utf8");
  const { outputs } = JSON.parse(read("meta.json")) as Metafile;
  const inputs = Object.entries(outputs["bundle.js"]?.inputs ?? {});
  return {
    text: read("bundle.js"),
    bytes: Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
  };
}

/** The part of esbuild's account that is read here. */
interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

/** Gives the bytes of a text as it is, and as the two usual compressions leave it. */
export function measure(text: string): { readonly plain: number; readonly gzip: number; readonly brotli: number } {
  return {
    plain: Buffer.byteLength(text),
    gzip: gzipSync(text, { level: 9 }).length,
    brotli: brotliCompressSync(text).length,
  };
}
