import { build, type Metafile } from "esbuild";

/** A program as a browser takes it, and what it was made of. */
export interface Bundle {
  readonly text: string;
  readonly metafile: Metafile;
}

/** Bundles `page.ts` for the browser, with nothing left out: what a browser does not have makes it fail. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: ["test/browser/page.ts"],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    metafile: true,
    write: false,
  });
  return { text: outputFiles.map(({ text }) => text).join(""), metafile };
}
