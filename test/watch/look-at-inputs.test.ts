import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { GenerateRequest } from "../../generator/project/run-generate.js";
import { lookAtInputs } from "../../generator/watch/look-at-inputs.js";
import { cleanSpec } from "../commands/greeting-spec.js";
import { makeScratchFolder, writeFiles } from "../commands/scratch-folder.js";

const config = 'version: 1\nspecs: ["specs/*.chart.yaml"]\n';
const project = { "chartwright.config.yaml": config, "specs/a.chart.yaml": cleanSpec() };

function makeRequest(cwd: string, ...paths: readonly string[]): GenerateRequest {
  const flags = { target: undefined, out: undefined, emit: undefined, importExtension: undefined };
  const wishes = { task: "write", diff: false, force: false, prune: true, maxWarnings: null } as const;
  return { cwd, paths, ...flags, ...wishes, formatMend: () => "", manifestOnly: undefined };
}

/** Gives the content before and after something is done. */
async function compare(request: GenerateRequest, doing: () => void): Promise<"same" | "changed"> {
  const before = await lookAtInputs(request);
  doing();
  return before.content === (await lookAtInputs(request)).content ? "same" : "changed";
}

describe("lookAtInputs", () => {
  it("tells a file that was touched from one that was changed", async () => {
    const cwd = makeScratchFolder(project);
    const spec = join(cwd, "specs/a.chart.yaml");
    const request = makeRequest(cwd);
    const before = await lookAtInputs(request);
    utimesSync(spec, 1, 1);
    const touched = await lookAtInputs(request);
    expect(touched.content).toBe(before.content);
    expect(touched.stamp).not.toBe(before.stamp);
    utimesSync(join(cwd, "chartwright.config.yaml"), 1, 1);
    expect((await lookAtInputs(request)).stamp).not.toBe(touched.stamp);
    expect(
      await compare(request, () => {
        writeFileSync(spec, "a: 1");
      }),
    ).toBe("changed");
  });

  it.each<readonly [string, "same" | "changed", (cwd: string) => void]>([
    [
      "a new spec",
      "changed",
      (cwd) => {
        writeFiles(cwd, { "specs/b.chart.yaml": "" });
      },
    ],
    [
      "another file beside the specs",
      "same",
      (cwd) => {
        writeFiles(cwd, { "specs/b.yaml": "" });
      },
    ],
    [
      "what a run writes",
      "same",
      (cwd) => {
        writeFiles(cwd, { "generated/greeting/server.ts": "" });
      },
    ],
    [
      "a spec that has gone, the last one",
      "changed",
      (cwd) => {
        rmSync(join(cwd, "specs/a.chart.yaml"));
      },
    ],
    [
      "a spec that has another name",
      "changed",
      (cwd) => {
        renameSync(join(cwd, "specs/a.chart.yaml"), join(cwd, "specs/b.chart.yaml"));
      },
    ],
    [
      "a config with a fault",
      "changed",
      (cwd) => {
        writeFiles(cwd, { "chartwright.config.yaml": "version: 2" });
      },
    ],
    [
      "a config that has gone",
      "changed",
      (cwd) => {
        rmSync(join(cwd, "chartwright.config.yaml"));
      },
    ],
    [
      "a package.json without a config",
      "same",
      (cwd) => {
        writeFiles(cwd, { "package.json": "{}" });
      },
    ],
    [
      "a folder in place of a spec",
      "changed",
      (cwd) => {
        rmSync(join(cwd, "specs/a.chart.yaml"));
        mkdirSync(join(cwd, "specs/a.chart.yaml"));
      },
    ],
  ])("sees %s as %s", async (_what, wanted, doing) => {
    const cwd = makeScratchFolder(project);
    expect(
      await compare(makeRequest(cwd), () => {
        doing(cwd);
      }),
    ).toBe(wanted);
  });

  it("sees that something else is missing", async () => {
    const cwd = makeScratchFolder();
    const request = makeRequest(cwd, "a.chart.yaml", "b.chart.yaml");
    expect(
      await compare(request, () => {
        writeFiles(cwd, { "a.chart.yaml": "" });
      }),
    ).toBe("changed");
  });

  it("sees a nearer config", async () => {
    const cwd = makeScratchFolder({ ...project, "specs/readme.txt": "" });
    const below = join(cwd, "specs");
    expect(
      await compare(makeRequest(below), () => {
        writeFiles(below, { "package.json": '{ "chartwright": { "version": 1, "specs": ["*.chart.yaml"] } }' });
      }),
    ).toBe("changed");
  });

  it("sees what a target takes of its own, and what lies there", async () => {
    const targets = 'targets: [{ out: own, specs: ["more/*.chart.yaml"] }]\n';
    const files = { ...project, "chartwright.config.yaml": config + targets, "more/b.chart.yaml": cleanSpec("other") };
    const cwd = makeScratchFolder(files);
    const { specs, plan } = await lookAtInputs(makeRequest(cwd));
    expect(specs).toBe(1);
    expect(plan.get(join(cwd, "more"))).toBeNull();
    expect(plan.has(join(cwd, "specs"))).toBe(false);
  });

  it("sees that a spec has become too large to be read", async () => {
    const cwd = makeScratchFolder(project);
    expect(
      await compare(makeRequest(cwd), () => {
        truncateSync(join(cwd, "specs/a.chart.yaml"), 65 * 1024 * 1024);
      }),
    ).toBe("changed");
  });

  it("counts the specs, none where the config has a fault", async () => {
    const cwd = makeScratchFolder({ ...project, "specs/b.chart.yaml": "" });
    expect((await lookAtInputs(makeRequest(cwd))).specs).toBe(2);
    expect((await lookAtInputs(makeRequest(cwd, "specs/b.chart.yaml"))).specs).toBe(1);
    writeFiles(cwd, { "chartwright.config.yaml": "version: [" });
    expect((await lookAtInputs(makeRequest(cwd))).specs).toBe(0);
  });
});

describe("the plan of what to watch", () => {
  it("has the folders of config and specs, and the names in those on the way", async () => {
    const cwd = makeScratchFolder({ ...project, "sub/deep/readme.txt": "" });
    const { plan } = await lookAtInputs(makeRequest(join(cwd, "sub/deep")));
    const configNames = ["chartwright.config.yaml", "chartwright.config.json", "package.json"];
    expect(plan).toEqual(
      new Map([
        [join(cwd, "sub/deep"), new Set(configNames)],
        [join(cwd, "sub"), new Set([...configNames, "deep"])],
        [cwd, new Set([...configNames, "sub", "specs"])],
        [join(cwd, "specs"), null],
      ]),
    );
  });

  it("has the folder that a link leads to", async () => {
    const cwd = makeScratchFolder({ "shared/a.chart.yaml": cleanSpec(), "project/readme.txt": "" });
    symlinkSync("../shared/a.chart.yaml", join(cwd, "project/link.chart.yaml"));
    const { plan } = await lookAtInputs(makeRequest(join(cwd, "project"), "link.chart.yaml"));
    expect(plan.get(join(cwd, "project"))).toContain("link.chart.yaml");
    expect(plan.get(join(cwd, "shared"))).toContain("a.chart.yaml");
    expect(plan.get(cwd)).toContain("shared");
  });

  it("has the folder of a path that is not there", async () => {
    const cwd = makeScratchFolder();
    const { plan } = await lookAtInputs(makeRequest(cwd, "later/a.chart.yaml"));
    expect(plan.get(join(cwd, "later"))).toContain("a.chart.yaml");
    expect(plan.get(cwd)).toContain("later");
  });
});
