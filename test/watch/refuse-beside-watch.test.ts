import { describe, expect, it } from "vitest";
import type { GenerateRequest } from "../../generator/project/run-generate.js";
import { refuseBesideWatch } from "../../generator/watch/refuse-beside-watch.js";

const flags = { target: undefined, out: undefined, emit: undefined, importExtension: undefined };
const wishes = { task: "write", diff: false, force: false, prune: true, maxWarnings: null } as const;
const request: GenerateRequest = {
  ...{ cwd: "/project", paths: [], manifestOnly: undefined, formatMend: () => "" },
  ...flags,
  ...wishes,
};

describe("refuseBesideWatch", () => {
  it.each(["text", "json"] as const)("allows a report as %s", (form) => {
    expect(() => {
      refuseBesideWatch({ ...request, paths: ["a.chart.yaml"], target: ["own"] }, { form, file: null });
    }).not.toThrow();
  });

  it.each(["sarif", "github"] as const)("refuses a report as %s, which is for one run", (form) => {
    expect(() => {
      refuseBesideWatch(request, { form, file: null });
    }).toThrow(`--report ${form} is for one run`);
  });

  it.each<[string, Partial<GenerateRequest>]>([
    ["PATHS", { paths: ["a.chart.yaml", ""] }],
    ["--target", { target: ["own", " "] }],
    ["--out", { out: "" }],
    ["--emit", { emit: "" }],
  ])("refuses %s that are empty", (flag, senseless) => {
    expect(() => {
      refuseBesideWatch({ ...request, ...senseless }, { form: "text", file: null });
    }).toThrow(`${flag} is empty`);
  });
});
