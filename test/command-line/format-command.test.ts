import { describe, expect, it } from "vitest";
import { formatCommand } from "../../generator/command-line/format-command.js";

const plain = { force: false, prune: false };

describe("formatCommand", () => {
  it.each([
    ["--check", "--diff", "--json", "--quiet", "--force"],
    ["--report", "sarif", "--output-file", "x.sarif"],
    ["--report=sarif", "--output-file=x.sarif"],
  ])("leaves out what is about comparing and reporting: %s", (...flags) => {
    expect(formatCommand(["a.chart.yaml", ...flags, "--out", "x"], plain)).toBe(
      "chartwright generate a.chart.yaml --out x",
    );
  });

  it("keeps the rest, quoted where a shell needs it", () => {
    expect(formatCommand(["it's.chart.yaml", "--no-prune", "--max-warnings", "3"], plain)).toBe(
      "chartwright generate 'it'\\''s.chart.yaml' --no-prune --max-warnings 3",
    );
  });

  it("forces and prunes where that is needed", () => {
    expect(formatCommand(["--check", "--no-prune"], { force: true, prune: true })).toBe("chartwright generate --force");
  });
});
