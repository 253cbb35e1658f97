import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findConfig } from "../../generator/config/find-config.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";

const deep = "a/b/c";

describe("findConfig", () => {
  it.each([
    ["the nearest", { "a/chartwright.config.yaml": "", "chartwright.config.yaml": "" }, "a/chartwright.config.yaml"],
    ["JSON", { "chartwright.config.json": "{}" }, "chartwright.config.json"],
    ["a package.json with the key", { "a/package.json": '{"chartwright": {}}' }, "a/package.json"],
    [
      "a file of its own before package.json",
      { "package.json": '{"chartwright": {}}', "chartwright.config.yaml": "" },
      "chartwright.config.yaml",
    ],
    [
      "beyond a package.json without the key",
      { "a/package.json": "{}", "chartwright.config.yaml": "" },
      "chartwright.config.yaml",
    ],
    [
      "beyond a package.json that does not parse",
      { "a/package.json": "{", "chartwright.config.yaml": "" },
      "chartwright.config.yaml",
    ],
  ])("finds %s", (_what, files, wanted) => {
    const folder = makeScratchFolder({ [`${deep}/x`]: "", ...files });
    expect(findConfig(join(folder, deep))?.path).toBe(join(folder, wanted));
  });
});
