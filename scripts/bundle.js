// Makes of the compiled dist/ what is shipped: modules that are few, since each file that Node looks up and reads costs a start
// up to a millisecond, and that hold the small libraries they use. Types stay as they are. `npm pack` runs it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { build } from "esbuild";
import { globSync } from "tinyglobby";
import { listNotices } from "./list-notices.js";
import { precompiledTemplates } from "./precompile-templates.js";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const modules = globSync("dist/**/*.js");
// The modules that the index gives on are modules of their own, so that a bundler leaves out those that a user leaves out.
const library = [...readFileSync("dist/index.js", "utf8").matchAll(/^export .* from "\.\/(.+)";$/gmu)].map(
  ([, path]) => `dist/${path}`,
);
const entries = [
  "dist/index.js",
  ...library,
  "dist/command-line/{run-command-line,tell-version,unknown-command}.js",
  "dist/commands/*.js",
];

// CommonJS libraries ask for Node's own modules by `require`, and for their own folder, which modules have not.
const banner = `import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
const __dirname = import.meta.dirname;`;

// A module imports every chunk that its entry could reach, even what it takes nothing from: `check` would read what writes files. No
// module does anything by being read (package.json says so), so that such imports can go.
const unusedImports = /^import "\.{1,2}\/chunk-\w+\.js";\n/gmu;

const { metafile, outputFiles } = await build({
  entryPoints: globSync(entries),
  outdir: "dist",
  outbase: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: [...Object.keys(dependencies), "typescript"], // oclif would load TypeScript for plugins that are not compiled.
  banner: { js: banner },
  plugins: [precompiledTemplates],
  legalComments: "none",
  metafile: true,
  write: false,
});
for (const path of [...modules, "dist/.tsbuildinfo"]) rmSync(path, { force: true });
for (const { path, text } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.replace(unusedImports, ""));
}
writeFileSync("dist/third-party-notices.txt", listNotices(Object.keys(metafile.inputs)));
