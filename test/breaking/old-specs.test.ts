import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unknownMessage } from "../../generator/breaking/rules/unknown-message.js";
import type { OldSpec } from "../../generator/project/breaking/find-old-specs.js";
import { findOldSpecs } from "../../generator/project/breaking/find-old-specs.js";
import { findRevisionSpecs } from "../../generator/project/breaking/find-revision-specs.js";
import type { GitRevision } from "../../generator/project/breaking/git-revision.js";
import { loadOldConfig } from "../../generator/project/breaking/load-old-config.js";
import { loadOldSpecs } from "../../generator/project/breaking/load-old-specs.js";
import { cleanSpec } from "../commands/greeting-spec.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";

const root = "/project";
const latin = Uint8Array.of(0x61, 0xe4);

/** Makes a revision of what files hold, by their paths. */
function makeRevision(files: Readonly<Record<string, string | Uint8Array>>): GitRevision {
  const held = Object.entries(files);
  return {
    root,
    files: held.map(([path], at) => ({ path, content: String(at) })),
    read: ({ content }) => Buffer.from(held[Number(content)]?.[1] ?? ""),
  };
}

function makeOld(file: string, content: string | Uint8Array): OldSpec {
  return { file, isAsked: true, read: () => Buffer.from(content) };
}

/** Gives where the faults of old specs are, and what they are. */
function tellFaults(...specs: readonly OldSpec[]): readonly string[] {
  return loadOldSpecs(specs).diagnostics.map(({ span, rule }) => `${span.file}: ${rule}`);
}

describe("loadOldSpecs", () => {
  it("finds what is not UTF-8, and two specs of one name", () => {
    expect(tellFaults(makeOld("a", latin))).toEqual(["a: yaml-syntax"]);
    expect(tellFaults(makeOld("a", cleanSpec()), makeOld("b", cleanSpec()))).toEqual(["b: duplicate-protocol"]);
  });

  it("finds no fault in what is whole, whatever else check would say of it", () => {
    expect(tellFaults(makeOld("a", unknownMessage.clean), makeOld("b", cleanSpec("other")))).toEqual([]);
  });
});

describe("findRevisionSpecs", () => {
  it("takes the specs of a folder, and nothing else in it or below it", () => {
    const revision = makeRevision({ "specs/a.chart.yaml": "", "specs/read.me": "", "specs/more/b.chart.yaml": "" });
    const find = (...patterns: readonly string[]): readonly string[] =>
      findRevisionSpecs(revision, { patterns, folder: root }).map(({ path }) => path);
    expect(find("specs")).toEqual(["specs/a.chart.yaml"]);
    expect(find("specs", "specs/*.yaml", "specs/a.chart.yaml")).toEqual(["specs/a.chart.yaml"]);
    expect(find("**/*.chart.yaml", "none")).toHaveLength(2);
  });
});

describe("loadOldConfig", () => {
  const place = (name: string) => ({ configPath: join(root, name), against: "v1" });

  it("reads that of a package.json by its key", () => {
    const text = '{ "name": "x", "chartwright": { "version": 1, "specs": ["old/*.chart.yaml"] } }';
    const old = loadOldConfig(makeRevision({ "package.json": text }), place("package.json"));
    expect(old).toMatchObject({ patterns: ["old/*.chart.yaml"], diagnostics: [] });
  });

  it("warns of one that is not UTF-8", () => {
    const name = "chartwright.config.yaml";
    const old = loadOldConfig(makeRevision({ [name]: latin }), place(name));
    expect(old.patterns).toEqual([]);
    expect(old.diagnostics).toMatchObject([{ severity: "warning", span: { file: `v1:${name}` } }]);
  });
});

describe("findOldSpecs", () => {
  it.each([
    [[], true],
    [["new.chart.yaml"], false],
  ])("asks for what a folder has where %j was given: %s", async (paths, isAsked) => {
    const cwd = makeScratchFolder({ "old/a.chart.yaml": "" });
    const given = { patterns: paths, folder: cwd };
    const configured = { patterns: [], folder: cwd };
    const { specs } = await findOldSpecs({ against: "old", cwd, specs: [], given, configured, configPath: null });
    expect(specs).toMatchObject([{ isAsked }]);
  });
});
