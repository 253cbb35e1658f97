import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import type { EmittedFile } from "../../generator/index.js";
import { hashContent } from "../../generator/write/content-hash.js";
import { emitted, firstLine } from "./emitted.js";

/** The paths at which emitted files, and what is in their way, can stand; some differ in case alone, or lie in each other. */
export const paths = ["runtime.ts", "p/a.ts", "p/b.ts", "q/a.ts", "old/deep/c.ts", "RUNTIME.ts", "P/a.ts"] as const;

const others = ["mine.txt", "p/mine.ts", "p", "old/deep", "q/a.ts/x.ts", "old/mine.md"];
const temporary = [...paths, "chartwright.manifest.json", "p/mine.ts"].map((path) => `${path}.chartwright-new`);
const specs = ["specs/a.chart.yaml", "specs/b.chart.yaml", "specs/gone.chart.yaml"];

/** What a file may hold: what is emitted of old and now, what a hand has made of it, and what was never ours. */
const contents = {
  old: `${firstLine}old\n`,
  new: `${firstLine}new\n`,
  edited: `${firstLine}old, and mine\n`,
  foreign: "mine\n",
  crlf: `${firstLine}old\n`.replaceAll("\n", "\r\n"),
  empty: "",
} as const;

/** One thing in a tree; what cannot be made, since something else is in its place, is left out. */
export interface Plant {
  readonly path: string;
  readonly kind: keyof typeof contents | "folder" | "link" | "link to nothing";
}

/** A line of a manifest; `of` are the contents whose hashes it gives. */
export interface Line {
  readonly path: string;
  readonly of: readonly (keyof typeof contents)[];
  readonly spec: string | null;
}

/** A manifest, null where there is none; `garbled` is how it is written down. */
export interface SketchedManifest {
  readonly lines: readonly Line[];
  readonly garbled: "not" | "conflict" | "CRLF" | "broken";
}

/** A folder as it may be found, and what a run is asked for. */
export interface Case {
  readonly plants: readonly Plant[];
  readonly manifest: SketchedManifest | null;
  readonly files: readonly EmittedFile[];
  readonly options: { readonly force: boolean; readonly prune: boolean };
}

const kinds = [...(Object.keys(contents) as (keyof typeof contents)[]), "folder", "link", "link to nothing"] as const;
const plant = fc.record({
  path: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string>(...paths) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
    { weight: 1, arbitrary: fc.constantFrom(...temporary) },
  ),
  kind: fc.constantFrom(...kinds),
});

const line = fc.record({
  path: fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom<string>(...paths, ...others) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("../outside.ts", "/etc/passwd", "p/../../outside.ts", "chartwright.manifest.json"),
    },
  ),
  of: fc.uniqueArray(fc.constantFrom(...(Object.keys(contents) as (keyof typeof contents)[])), {
    minLength: 1,
    maxLength: 2,
  }),
  spec: fc.constantFrom(...specs, null),
});

const file = fc.record({
  path: fc.constantFrom<string>("runtime.ts", "p/a.ts", "p/b.ts", "q/a.ts"),
  body: fc.constantFrom("old", "new"),
});

/** Gives folders and runs of all kinds. */
export const arbitraryCase: fc.Arbitrary<Case> = fc.record({
  plants: fc.array(plant, { maxLength: 12 }),
  manifest: fc.option(
    fc.record({
      lines: fc.uniqueArray(line, { selector: ({ path }) => path, maxLength: 8 }),
      garbled: fc.constantFrom("not", "not", "not", "conflict", "CRLF", "broken"),
    }),
  ),
  files: fc
    .uniqueArray(file, { selector: ({ path }) => path, minLength: 1 })
    .map((files) =>
      files.map(({ path, body }) =>
        emitted(path, body, path === "runtime.ts" ? null : path === "q/a.ts" ? specs[1] : specs[0]),
      ),
    ),
  options: fc.record({ force: fc.boolean(), prune: fc.boolean() }),
});

/** Makes a folder as it is sketched; links lead to `elsewhere`, beside it. */
export function makeTree({ plants, manifest }: Case, out: string, elsewhere: string): void {
  mkdirSync(out, { recursive: true });
  for (const { path, kind } of plants) {
    try {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      put(join(out, path), kind, elsewhere);
    } catch {
      continue; // Something else is there.
    }
  }
  if (manifest !== null) writeFileSync(join(out, "chartwright.manifest.json"), writeManifest(manifest));
}

function put(path: string, kind: Plant["kind"], elsewhere: string): void {
  switch (kind) {
    case "folder":
      mkdirSync(path);
      break;
    case "link":
      symlinkSync(join(elsewhere, path.endsWith(".ts") ? "a.ts" : "folder"), path);
      break;
    case "link to nothing":
      symlinkSync(join(elsewhere, "nothing"), path);
      break;
    case "old":
    case "new":
    case "edited":
    case "foreign":
    case "crlf":
    case "empty":
      writeFileSync(path, contents[kind], { flag: "wx" });
  }
}

function writeManifest({ lines, garbled }: SketchedManifest): string {
  const written = lines.map(({ path, of, spec }) => {
    const hashes = of.map((kind) => hashContent(contents[kind])).join("|");
    return `  ${JSON.stringify(path)}: ${JSON.stringify(spec === null ? hashes : `${hashes} ${spec}`)}`;
  });
  const text = `{\n${written.join(",\n")}\n}\n`;
  switch (garbled) {
    case "not":
      return text;
    case "CRLF":
      return text.replaceAll("\n", "\r\n");
    case "broken":
      return text.slice(0, -3);
    case "conflict":
      return `{\n<<<<<<< ours\n${written.join(",\n")}\n=======\n${written.slice(0, 1).join("")}\n>>>>>>> theirs\n}\n`;
  }
}

/** Gives the hashes that a sketched manifest has for a path. */
export function listKnown(manifest: SketchedManifest | null, path: string): readonly string[] {
  return (manifest?.lines ?? [])
    .filter((one) => one.path === path)
    .flatMap(({ of }) => of.map((kind) => hashContent(contents[kind])));
}
