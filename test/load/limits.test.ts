import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadSpec } from "../../generator/load/load-spec.js";
import { parseYaml } from "../../generator/load/yaml.js";
import { makeScratchFolder } from "../commands/scratch-folder.js";
import { writeSpec } from "../support/specs.js";

const program = fileURLToPath(new URL("../../bin/run.js", import.meta.url));
const mebibyte = 1024 * 1024;
const repeat = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join("");

/** Gives the findings of a text as `line:column rule`. */
const faultsOf = (text: string): readonly string[] => {
  return parseYaml(text, "a.yaml").diagnostics.map(
    ({ rule, span: { start } }) => `${start.line}:${start.column} ${rule}`,
  );
};

describe("a limit holds to the very one", () => {
  const spread = (aliases: number, values: number): string =>
    `a: &a [${"x,".repeat(values - 2)}x]\nb: [${"*a,".repeat(aliases)}]`;

  it.each([
    ["4 MiB", `a: ${"b".repeat(4 * mebibyte - 3)}`, `a: ${"b".repeat(4 * mebibyte - 2)}`, "1:1"],
    [
      "4 MiB of letters that take two bytes",
      `a: ${"ä".repeat(2 * mebibyte - 2)}b`,
      `a: ${"ä".repeat(2 * mebibyte - 1)}`,
      "1:1",
    ],
    ["64 levels of lists", `${"- ".repeat(64)}a`, `${"- ".repeat(65)}a`, "1:129"],
    [
      "64 levels of maps and lists",
      `${"{a: [".repeat(32)}${"]}".repeat(32)}`,
      `[${"{a: [".repeat(32)}${"]}".repeat(32)}]`,
      "1:161",
    ],
    ["64 levels of keys", `${"{a: ".repeat(64)}${"}".repeat(64)}`, `${"{a: ".repeat(65)}${"}".repeat(65)}`, "1:257"],
    ["10,000 entries of a list", `[${"a,".repeat(10_000)}]`, `[${"a,".repeat(10_000)}a]`, "1:20002"],
    ["10,000 lines of a list", "- a\n".repeat(10_000), "- a\n".repeat(10_001), "10001:4"],
    [
      "10,000 explicit keys",
      repeat(10_000, (key) => `? k${key}\n: v\n`),
      repeat(10_001, (key) => `? k${key}\n: v\n`),
      "20001:3",
    ],
    [
      "10,000 anchors",
      repeat(10_000, (key) => `- &a${key} b\n`),
      `${repeat(9_999, (key) => `- &a${key} b\n`)}- [&b c, &d e]`,
      "10000:10",
    ],
    ["100,000 values behind aliases", spread(100, 1_000), spread(100, 1_001), "2:302"],
    ["256 characters of a key", `${"k".repeat(256)}: v`, `${"k".repeat(257)}: v`, "1:1"],
  ])("%s", (...[, most, beyond, place]) => {
    expect(faultsOf(most)).toEqual([]);
    expect(faultsOf(beyond)).toEqual([`${place} input-limit`]);
  });

  it.each([
    ["256 characters of a name", (count: number) => writeSpec({ server: `initial: ${"x".repeat(count)}` }), 256],
    [
      "256 characters of an action",
      (count: number) =>
        writeSpec({ server: `states: { A: { entry: "${"a ".repeat(count / 2).padEnd(count, "b")}" } }` }),
      256,
    ],
    [
      "16,384 characters of a type",
      (count: number) => writeSpec({ types: `T: { f: "enum<${"a|".padEnd(count - 6, "b")}>" }` }),
      16_384,
    ],
  ])("%s", (_, write, most) => {
    const rules = (count: number): readonly string[] =>
      loadSpec(write(count), "a.chart.yaml").diagnostics.map(({ rule }) => rule);
    expect(rules(most)).toEqual([]);
    expect(rules(most + 1)).toEqual(["input-limit"]);
  });

  it("reasons to accept a finding may be long", () => {
    expect(
      loadSpec(writeSpec({ server: `accept: { no-timeout: "${"because ".repeat(100)}" }` }), "a.chart.yaml")
        .diagnostics,
    ).toEqual([]);
  });
});

describe("what YAML has and the language has not", () => {
  it.each([
    ["a tag of a key", "!!str a: 1", "1:1"],
    ["a tag with nothing behind it", "a: !", "1:4"],
    ["a verbatim tag", "a: !<tag:yaml.org,2002:js/function> b", "1:4"],
    ["a tag of a list", "a: !!set [b]", "1:4"],
    ["a tag of the document", "--- !!map\na: 1", "1:5"],
    ["a merge in braces", "a: &a {b: 1}\nc: {<<: *a}", "2:5"],
    ["a merge of a list", "a: &a {b: 1}\nc:\n  <<: [*a, *a]", "3:3"],
    ["a second document that is empty", "a: 1\n---\n", "2:1"],
    ["a second document behind an end", "a: 1\n...\n---\nb: 1", "3:1"],
    ["a list for a key", "? [a, b]\n: c", "1:3"],
    ["an alias for a key that is a map", "a: &a {b: c}\n? *a\n: d", "2:3"],
  ])("is refused in its place: %s", (_, text, place) => {
    expect(faultsOf(text)).toEqual([`${place} yaml-syntax`]);
  });

  it.each([
    ["in another form", '{a: 1, "\\x61": 2}', "1:8"],
    ["by an alias", "&k a: 1\n*k : 2", "2:1"],
    ["of every object", "__proto__: 1\n__proto__: 2", "2:1"],
    ["a number like a text", "1: a\n'1': b", "2:1"],
  ])("is a key twice: %s", (_, text, place) => {
    expect(faultsOf(text)).toEqual([`${place} duplicate-key`]);
  });

  it.each([
    ["---\na: 1\n"],
    ["a: 1\n...\n"],
    ["%YAML 1.2\n---\na: 1"],
    ["__proto__: 1\nconstructor: 2"],
    ["a: '!!js'\nb: '<<'"],
  ])("is not this: %j", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});

/** Texts that have crashed parsers, or kept them busy for minutes. */
const killers: Readonly<Record<string, string>> = {
  brackets: "[".repeat(4 * mebibyte),
  dashes: "- ".repeat(2 * mebibyte),
  questions: "? ".repeat(2 * mebibyte),
  braces: "{a: ".repeat(mebibyte),
  quotes: '"'.repeat(mebibyte),
  stairs: repeat(2_800, (depth) => `${" ".repeat(depth)}a:\n`),
  keys: repeat(300_000, (key) => `k${key}: v\n`),
  anchors: "&a ".repeat(mebibyte),
  aliases: `a: &a [b]\n${"- *a\n".repeat(mebibyte / 2)}`,
  laughs: repeat(60, (level) => `a${level}: &a${level} [${level === 0 ? "x" : `*a${level - 1}, *a${level - 1}`}]\n`),
  documents: "---\n".repeat(mebibyte / 4),
  tags: "!a ".repeat(mebibyte),
  "too large": "a".repeat(4 * mebibyte + 1),
  "far too large": "# a\n".repeat(10 * mebibyte),
};

it("comes to findings soon, whatever has crashed parsers", async () => {
  const files = Object.entries(killers).map(([name, text]) => [`${name}.chart.yaml`, text] as const);
  const cwd = makeScratchFolder(Object.fromEntries(files));
  // Many times what it takes: only a parser without an end is stopped.
  const limits = { cwd, timeout: 120_000, maxBuffer: 64 * mebibyte };
  const { code, stdout } = await new Promise<{ readonly code: unknown; readonly stdout: string }>((resolve) => {
    execFile(process.execPath, [program, "check", ".", "--json"], limits, (error, output) => {
      resolve({ code: error?.code, stdout: output });
    });
  });
  expect(code).toBe(1);
  const { diagnostics } = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly file: string; readonly rule: string }[];
  };
  const stopped = diagnostics.filter(({ rule }) => rule === "input-limit" || rule === "yaml-syntax");
  expect(new Set(stopped.map(({ file }) => file))).toEqual(new Set(files.map(([file]) => file)));
}, 150_000);
