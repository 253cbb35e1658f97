import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyze } from "../../generator/analyze.js";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { decodeUtf8 } from "../../generator/load/decode-utf8.js";
import { loadSpec } from "../../generator/load/load-spec.js";

interface Checked {
  readonly text: string;
  readonly findings: readonly Diagnostic[];
}

const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const names = folders.map(({ name }) => name);

/** What the commands do with a file before they report: bytes to text, text to model, model to findings. */
function check(name: string): Checked {
  const bytes = readFileSync(`${root}/${name}/spec.chart.yaml`);
  const decoded = decodeUtf8(bytes, "spec.chart.yaml");
  if ("diagnostic" in decoded) return { text: bytes.toString(), findings: [decoded.diagnostic] };
  const { protocol, diagnostics } = loadSpec(decoded.text, "spec.chart.yaml");
  return { text: decoded.text, findings: protocol === null ? diagnostics : analyze(protocol) };
}

function write({ severity, rule, message, span: { start }, help }: Diagnostic): string {
  const line = `${start.line}:${start.column} ${severity} ${rule}: ${message}\n`;
  return help === null ? line : `${line}  help: ${help}\n`;
}

describe("check says where and what to do:", () => {
  it.each(names)("%s", (name) => {
    const wanted = readFileSync(`${root}/${name}/wanted.txt`, "utf8").replaceAll("\r\n", "\n");
    expect(check(name).findings.map(write).join("")).toBe(wanted);
  });

  it.each(names)("%s, inside the file, in words of its own", (name) => {
    const { text, findings } = check(name);
    const lines = text.split("\n");
    for (const { message, help, span } of findings) {
      expect(message).not.toMatch(/implicit|mapping|flow |block |scalar|collection|node|token|not valid YAML/iu);
      expect(span.start.column).toBeLessThanOrEqual((lines[span.start.line - 1]?.length ?? 0) + 1);
      if (help === null) expect(message).toMatch(/\b(?:must be|needs|cannot|only|starts with)\b/u);
    }
  });
});

it("one fault is told of once, but where it has two sides", () => {
  const twice = names.filter((name) => check(name).findings.length > 1);
  expect(twice).toEqual([
    "a-declared-action-is-misspelt-where-used", // the likely cause, and the error that comes of it
    "a-message-is-named-with-a-colon-and-space", // in two places
    "a-state-is-empty", // and so its message is unused
    "a-timer-stands-among-messages", // by two keys that a message cannot have
    "an-accepted-rule-is-misspelt", // and so what it was to accept is not
    "an-action-is-text-that-raises", // likewise
    "an-enum-is-a-list",
    "an-outcome-is-misspelt-where-declared-and-raised", // likewise
    "field-types-of-other-languages", // eleven faults
    "roles-stand-in-one-another",
  ]);
});
