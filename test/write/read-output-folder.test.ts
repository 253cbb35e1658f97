import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashContent } from "../../generator/write/content-hash.js";
import { readOutputFolder } from "../../generator/write/read-output-folder.js";
import { makeScratchFolder, writeFiles } from "../commands/scratch-folder.js";

/** Runs something while another run does its work as soon as a file is read for the first time. */
function interrupt<T>(path: string, work: () => void, run: () => T): T {
  const real = fs.readFileSync;
  const once = (...args: Parameters<typeof real>): ReturnType<typeof real> => {
    if (args[0] === path) {
      fs.readFileSync = real;
      syncBuiltinESMExports();
      work();
    }
    return real(...args);
  };
  Object.assign(fs, { readFileSync: once });
  syncBuiltinESMExports();
  try {
    return run();
  } finally {
    fs.readFileSync = real;
    syncBuiltinESMExports();
  }
}

function manifest(text: string): Readonly<Record<string, string>> {
  return { "chartwright.manifest.json": `{ "a.ts": "${hashContent(text)}" }\n`, "a.ts": text };
}

describe("readOutputFolder", () => {
  it("reads again where another run has written meanwhile", () => {
    const folder = makeScratchFolder(manifest("old"));
    const write = (): void => {
      writeFiles(folder, manifest("new"));
    };
    const output = interrupt(join(folder, "a.ts"), write, () => readOutputFolder({ folder, specRoot: folder }, []));
    expect(output.manifest?.get("a.ts")?.hashes).toEqual([hashContent("new")]);
    expect(output.files.get("a.ts")).toMatchObject({ text: "new" });
  });

  it("takes a file that is removed while it is read for one that is missing", () => {
    const folder = makeScratchFolder({ "a.ts": "old" });
    const remove = (): void => {
      fs.rmSync(join(folder, "a.ts"));
    };
    const output = interrupt(join(folder, "a.ts"), remove, () =>
      readOutputFolder({ folder, specRoot: folder }, ["a.ts"]),
    );
    expect(output.files.get("a.ts")).toEqual({ kind: "missing" });
  });

  it.each(["chartwright.manifest.json", "chartwright.manifest.json.chartwright-new"])(
    "refuses a link as %s",
    (name) => {
      const folder = makeScratchFolder();
      fs.symlinkSync("elsewhere", join(folder, name));
      expect(() => readOutputFolder({ folder, specRoot: folder }, [])).toThrow(
        /for the manifest: it is a symbolic link\.$/u,
      );
    },
  );
});
