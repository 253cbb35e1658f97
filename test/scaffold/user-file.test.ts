import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { defaultConfig } from "../../generator/config/config.js";
import type { Project } from "../../generator/project/project.js";
import { readUserFile, writeUserFile } from "../../generator/project/scaffold/scaffold-file.js";
import { nameTemporary } from "../../generator/write/replace-file.js";
import { makeScratchFolder, readFiles } from "../commands/scratch-folder.js";
import { runOnDisk } from "../write/dying-disk.js";

function open(files: Readonly<Record<string, string>>): Project {
  return { folder: makeScratchFolder(files), config: defaultConfig, configPath: null };
}

describe("a file of the user's", () => {
  it("is not written where it has changed since it was read", () => {
    const project = open({ "a.ts": "old" });
    const path = join(project.folder, "a.ts");
    const file = readUserFile(path, project);
    writeFileSync(path, "edited");
    expect(() => {
      writeUserFile(file, "new", project);
    }).toThrow("was changed by something else meanwhile: run the command again.");
    expect(readFiles(project.folder)).toEqual({ "a.ts": "edited" });
  });

  it("is not written where one has come since there was none", () => {
    const project = open({});
    const file = readUserFile(join(project.folder, "a.ts"), project);
    expect(file).toMatchObject({ text: null, permissions: null });
    writeFileSync(file.path, "another's");
    expect(() => {
      writeUserFile(file, "new", project);
    }).toThrow("meanwhile");
    expect(readFiles(project.folder)).toEqual({ "a.ts": "another's" });
  });

  it("keeps its permissions and leaves nothing beside it", () => {
    const project = open({ "a.ts": "\uFEFFold\r\n" });
    const path = join(project.folder, "a.ts");
    chmodSync(path, 0o640);
    const file = readUserFile(path, project);
    expect(file.text).toBe("\uFEFFold\r\n");
    writeUserFile(file, "new", project);
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(readFiles(project.folder)).toEqual({ "a.ts": "new" });
  });

  it.each([
    ["0600", 0o600],
    ["0664", 0o664],
  ])("has its permissions at every moment: %s", async (_what, permissions) => {
    const project = open({ "a.ts": "old" });
    const path = join(project.folder, "a.ts");
    chmodSync(path, permissions);
    const file = readUserFile(path, project);
    const seen: string[] = [];
    const look = (_step: number, call: string): "none" => {
      const found = statSync(nameTemporary(path), { throwIfNoEntry: false });
      seen.push(`${call} ${found === undefined ? "none" : (found.mode & 0o7777 & ~permissions).toString(8)}`);
      if (call === "renameSync") expect(found?.mode).toBe(statSync(path).mode);
      return "none";
    };
    const write = async (): Promise<void> => {
      writeUserFile(file, "new", project);
      await Promise.resolve();
    };
    expect(await runOnDisk(project.folder, look, write)).toMatchObject({ error: null });
    expect(seen).toEqual(["writeFileSync none", "writeFileSync 0", "renameSync 0"]);
    expect(statSync(path).mode & 0o7777).toBe(permissions);
    expect(readFiles(project.folder)).toEqual({ "a.ts": "new" });
  });

  it.each([
    ["a file", "old"],
    ["a new file", null],
  ])("leaves another file that has the name it would be written under: %s", (_what, text) => {
    const files = { "a.ts.chartwright-new": "mine", ...(text === null ? {} : { "a.ts": text }) };
    const project = open(files);
    const file = readUserFile(join(project.folder, "a.ts"), project);
    expect(() => {
      writeUserFile(file, "new", project);
    }).toThrow(/a\.ts\.chartwright-new is in the way, .*; remove it if it is not yours/u);
    expect(readFiles(project.folder)).toEqual(files);
    rmSync(nameTemporary(file.path));
    writeUserFile(file, "new", project);
    expect(readFiles(project.folder)).toEqual({ "a.ts": "new" });
  });

  it("is found by a link within the project, and by none that leads out of it", () => {
    const project = open({ "lib/a.ts": "a" });
    const outside = makeScratchFolder({ "b.ts": "b" });
    symlinkSync("lib/a.ts", join(project.folder, "in.ts"));
    symlinkSync(join(outside, "b.ts"), join(project.folder, "out.ts"));
    symlinkSync("nowhere.ts", join(project.folder, "lost.ts"));
    mkdirSync(join(project.folder, "folder.ts"));
    expect(readUserFile(join(project.folder, "in.ts"), project).path).toBe(join(project.folder, "lib/a.ts"));
    const read = (name: string) => (): unknown => readUserFile(join(project.folder, name), project);
    expect(read("out.ts")).toThrow("is a link out of the project");
    expect(read("lost.ts")).toThrow("is a link that leads nowhere.");
    expect(read("folder.ts")).toThrow("it is a folder.");
  });
});
