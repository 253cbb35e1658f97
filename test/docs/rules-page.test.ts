import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allRules, loadBreakingRules, loadVerifyRules } from "../../generator/index.js";

const known = [...allRules, ...(await loadVerifyRules()), ...(await loadBreakingRules())];
const page = readFileSync("docs/rules.md", "utf8");

describe("docs/rules.md", () => {
  it("is what the rules say of themselves", () => {
    const folder = mkdtempSync(join(tmpdir(), "chartwright-docs-"));
    try {
      const file = join(folder, "rules.md");
      execFileSync(process.execPath, ["scripts/write-rules-page.js", file]);
      expect(page, "docs/rules.md is stale: run `npm run docs`").toBe(readFileSync(file, "utf8"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("lists every rule, with a link to what there is to tell of it", () => {
    const rows = [...page.matchAll(/^\| \[([\w-]+)\]\(#([\w-]+)\) +\| (\w+)/gmu)].map(([, ...cells]) => cells);
    expect(rows).toEqual(known.map(({ name, severity }) => [name, name, severity]));
    expect([...page.matchAll(/^## (.+)$/gmu)].map(([, name]) => name)).toEqual(known.map(({ name }) => name));
  });

  it("has both examples of each rule as they are tested", () => {
    const examples = [...page.matchAll(/^```yaml\n([^]*?)^```$/gmu)].map(([, example = ""]) => example);
    const tested = known.flatMap(({ flagged, clean }) => [flagged, clean]);
    expect(examples.map((example) => parse(example) as unknown)).toEqual(
      tested.map((example) => parse(example) as unknown),
    );
  });
});
