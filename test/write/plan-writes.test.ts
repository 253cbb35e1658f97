import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EmittedFile } from "../../generator/emit/emitted-file.js";
import { hashContent } from "../../generator/write/content-hash.js";
import { formatManifest } from "../../generator/write/manifest.js";
import type { PlanOptions } from "../../generator/write/plan-options.js";
import { planWrites, type WritePlan } from "../../generator/write/plan-writes.js";
import { readOutputFolder } from "../../generator/write/read-output-folder.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";
import { emitted, firstLine } from "./emitted.js";

const plain = { force: false, prune: true };

function plan(folder: string, files: readonly EmittedFile[], options: PlanOptions = plain): WritePlan {
  const output = readOutputFolder(
    { folder, specRoot: folder },
    files.map(({ path }) => path),
  );
  return planWrites(files, output, options);
}

function changes({ files }: WritePlan): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ path, change }) => [path, change]));
}

function manifest(files: Readonly<Record<string, string>>, spec: string | null = "specs/a.chart.yaml"): string {
  const entries = Object.entries(files).map(([path, text]) => [path, { hashes: [hashContent(text)], spec }] as const);
  return formatManifest(new Map(entries));
}

const old = `${firstLine}old\n`;

describe("planWrites", () => {
  it("creates what is missing and keeps what is right", () => {
    const folder = makeScratchFolder({ "b.ts": `${firstLine}b\n` });
    expect(changes(plan(folder, [emitted("a.ts", "a"), emitted("b.ts", "b")]))).toEqual({
      "a.ts": "create",
      "b.ts": "keep",
    });
  });

  it("updates a file that is as the manifest has it", () => {
    const folder = makeScratchFolder({ "a.ts": old, "chartwright.manifest.json": manifest({ "a.ts": old }) });
    expect(changes(plan(folder, [emitted("a.ts", "new")]))).toEqual({ "a.ts": "update" });
  });

  it("keeps a file that differs in CRLF alone", () => {
    const folder = makeScratchFolder({ "a.ts": `${firstLine}a\n`.replaceAll("\n", "\r\n") });
    expect(changes(plan(folder, [emitted("a.ts", "a")]))).toEqual({ "a.ts": "keep" });
  });

  it("refuses a file that a hand has changed, and overwrites it with force", () => {
    const files = { "a.ts": `${old}// mine\n`, "chartwright.manifest.json": manifest({ "a.ts": old }) };
    const folder = makeScratchFolder(files);
    expect(changes(plan(folder, [emitted("a.ts", "new")]))).toEqual({ "a.ts": "refuse" });
    expect(changes(plan(folder, [emitted("a.ts", "new")], { ...plain, force: true }))).toEqual({ "a.ts": "update" });
  });

  it("takes a file with our first line as changed by a hand where there is no manifest", () => {
    const folder = makeScratchFolder({ "a.ts": old });
    expect(changes(plan(folder, [emitted("a.ts", "new")]))).toEqual({ "a.ts": "refuse" });
  });

  it("refuses a foreign file even with force", () => {
    const folder = makeScratchFolder({ "a.ts": "export {};\n" });
    expect(changes(plan(folder, [emitted("a.ts", "new")], { ...plain, force: true }))).toEqual({ "a.ts": "refuse" });
  });

  it("allows two specs that swapped their protocols' names in one run", () => {
    const specs = { "specs/a.chart.yaml": "", "specs/b.chart.yaml": "" };
    const listed = { "a.ts": old, "chartwright.manifest.json": manifest({ "a.ts": old }) };
    const folder = makeScratchFolder({ ...specs, ...listed });
    const taken = emitted("a.ts", "new", "specs/b.chart.yaml");
    expect(changes(plan(folder, [taken]))).toEqual({ "a.ts": "refuse" });
    expect(changes(plan(folder, [taken, emitted("b.ts", "new")]))).toEqual({ "a.ts": "update", "b.ts": "create" });
  });

  it.each(["folder", "file"])("refuses a symbolic link to a %s", (kind) => {
    const elsewhere = makeScratchFolder({ "a.ts": old });
    const folder = makeScratchFolder();
    symlinkSync(
      kind === "folder" ? elsewhere : join(elsewhere, "a.ts"),
      join(folder, kind === "folder" ? "b" : "a.ts"),
    );
    const path = kind === "folder" ? "b/a.ts" : "a.ts";
    const planned = plan(folder, [emitted(path, "new")], { ...plain, force: true });
    expect(planned.files).toMatchObject([{ path, change: "refuse", reason: "it is a symbolic link" }]);
  });

  it("refuses a file whose name while it is written is taken by a link or a folder", () => {
    const folder = makeScratchFolder({ "b.ts.chartwright-new/mine.txt": "mine" });
    symlinkSync("elsewhere", join(folder, "a.ts.chartwright-new"));
    const planned = plan(folder, [emitted("a.ts", "new"), emitted("b.ts", "new")], { ...plain, force: true });
    expect(planned.files).toMatchObject([
      { change: "refuse", reason: "it cannot be written: a.ts.chartwright-new is a symbolic link" },
      { change: "refuse", reason: "it cannot be written: b.ts.chartwright-new is a folder" },
    ]);
    expect(planned.leftovers).toEqual([]);
  });

  it("refuses a file of somebody else even where the manifest says that it is ours", () => {
    const mine = "export const mine = 1;\n";
    const folder = makeScratchFolder({ "a.ts": mine, "chartwright.manifest.json": manifest({ "a.ts": mine }) });
    expect(changes(plan(folder, [emitted("a.ts", "new")], { ...plain, force: true }))).toEqual({ "a.ts": "refuse" });
  });

  it.each(["../a.ts", "/tmp/a.ts", "aux.ts"])("refuses the path %j", (path) => {
    expect(changes(plan(makeScratchFolder(), [emitted(path, "a")]))).toEqual({ [path]: "refuse" });
  });

  it("refuses two paths that differ in case alone, and the manifest's own", () => {
    const files = [emitted("A/b.ts", "1"), emitted("a/B.ts", "2"), emitted("Chartwright.manifest.json", "3")];
    expect(Object.values(changes(plan(makeScratchFolder(), files)))).toEqual(["refuse", "refuse", "refuse"]);
  });

  describe("of what is emitted no longer", () => {
    const listed = { "old.ts": old, "chartwright.manifest.json": manifest({ "old.ts": old }) };

    it("deletes a file of a spec that this run emits", () => {
      const folder = makeScratchFolder({ ...listed, "specs/a.chart.yaml": "" });
      expect(changes(plan(folder, [emitted("new.ts", "a")]))).toEqual({ "new.ts": "create", "old.ts": "delete" });
    });

    it("deletes a file of a spec that is gone", () => {
      const folder = makeScratchFolder(listed);
      expect(changes(plan(folder, [emitted("new.ts", "b", "specs/b.chart.yaml")]))).toMatchObject({
        "old.ts": "delete",
      });
    });

    it("carries over a file of another spec that is there", () => {
      const folder = makeScratchFolder({ ...listed, "specs/a.chart.yaml": "" });
      const planned = plan(folder, [emitted("new.ts", "b", "specs/b.chart.yaml")]);
      expect(changes(planned)).toEqual({ "new.ts": "create" });
      expect(JSON.parse(planned.manifestAfter)).toHaveProperty(["old.ts"]);
    });

    it("forgets a file of somebody else that the manifest takes for ours, even with force", () => {
      const mine = "export const mine = 1;\n";
      const folder = makeScratchFolder({ "old.ts": mine, "chartwright.manifest.json": manifest({ "old.ts": mine }) });
      expect(changes(plan(folder, [emitted("new.ts", "a")], { ...plain, force: true }))).toEqual({
        "new.ts": "create",
        "old.ts": "forget",
      });
    });

    it("forgets one that on some disks is a file that is emitted", () => {
      const folder = makeScratchFolder({ "A.ts": old, "chartwright.manifest.json": manifest({ "A.ts": old }) });
      expect(changes(plan(folder, [emitted("a.ts", "new")]))).toEqual({ "A.ts": "forget", "a.ts": "create" });
    });

    it("records nothing of what a hand has changed and prune off keeps", () => {
      const folder = makeScratchFolder({ ...listed, "old.ts": `${old}// mine\n` });
      const planned = plan(folder, [emitted("new.ts", "a")], { force: false, prune: false });
      expect(changes(planned)).toMatchObject({ "old.ts": "keep" });
      for (const text of [planned.manifestBefore, planned.manifestAfter]) {
        expect(JSON.parse(text)).toMatchObject({ "old.ts": `${hashContent(old)} specs/a.chart.yaml` });
      }
    });

    it("keeps it and its entry with prune off", () => {
      const planned = plan(makeScratchFolder(listed), [emitted("new.ts", "a")], { force: false, prune: false });
      expect(changes(planned)).toMatchObject({ "old.ts": "keep" });
      expect(JSON.parse(planned.manifestAfter)).toHaveProperty(["old.ts"]);
    });

    it("refuses one that a hand has changed, and deletes it with force", () => {
      const folder = makeScratchFolder({ ...listed, "old.ts": `${old}// mine\n` });
      expect(changes(plan(folder, [emitted("new.ts", "a")]))).toMatchObject({ "old.ts": "refuse" });
      expect(changes(plan(folder, [emitted("new.ts", "a")], { ...plain, force: true }))).toMatchObject({
        "old.ts": "delete",
      });
    });

    it("forgets one that has become the user's own, even with force", () => {
      const folder = makeScratchFolder({ ...listed, "old.ts": "export const mine = 1;\n" });
      expect(changes(plan(folder, [emitted("new.ts", "a")], { ...plain, force: true }))).toMatchObject({
        "old.ts": "forget",
      });
    });

    it("leaves a shared file while another spec's files may need it", () => {
      const shared = manifest({ "shared.ts": old }, null);
      const other = manifest({ "b.ts": old }, "specs/b.chart.yaml");
      const text = `${shared.slice(0, -3)},${other.slice(1)}`;
      const files = { "shared.ts": old, "b.ts": old, "chartwright.manifest.json": text };
      const withOther = makeScratchFolder({ ...files, "specs/b.chart.yaml": "" });
      expect(changes(plan(withOther, [emitted("a.ts", "a")]))).toEqual({ "a.ts": "create" });
      expect(changes(plan(makeScratchFolder(files), [emitted("a.ts", "a")]))).toMatchObject({ "shared.ts": "delete" });
    });
  });

  it("gives the manifest both hashes of a file that changes, before, and the new one, after", () => {
    const folder = makeScratchFolder({ "a.ts": old, "chartwright.manifest.json": manifest({ "a.ts": old }) });
    const planned = plan(folder, [emitted("a.ts", "new")]);
    const wanted = hashContent(emitted("a.ts", "new").content);
    expect(planned.manifestBefore).toContain(`${hashContent(old)}|${wanted} specs/a.chart.yaml`);
    expect(planned.manifestAfter).toContain(`"${wanted} specs/a.chart.yaml"`);
  });
});
