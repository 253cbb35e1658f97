import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { parseYaml } from "../../generator/load/yaml.js";
import type { YamlMap, YamlValue } from "../../generator/load/yaml-tree.js";

const place = ({ rule, message, span: { start } }: Diagnostic): string =>
  `${start.line}:${start.column} ${rule} ${message}`;
const faultsOf = (text: string): readonly string[] => parseYaml(text, "a.yaml").diagnostics.map(place);

function mapOf(text: string): YamlMap {
  const { root, diagnostics } = parseYaml(text, "a.yaml");
  if (root?.kind !== "map" || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return root;
}

function plain(value: YamlValue): unknown {
  switch (value.kind) {
    case "scalar":
      return value.text;
    case "list":
      return value.items.map(plain);
    case "map":
      return value.entries.map((entry) => [entry.key.text, plain(entry.value)]);
  }
}

describe("a text", () => {
  it("becomes maps, lists and the text that stands there", () => {
    const root = mapOf('1xx: [200, NO, true, 0x1F, ~]\n200: {a: 1.50}\ntrue: "q\\n"\n');
    expect(plain(root)).toEqual([
      ["1xx", ["200", "NO", "true", "0x1F", "~"]],
      ["200", [["a", "1.50"]]],
      ["true", "q\n"],
    ]);
  });

  it("keeps the place of keys and values, in UTF-16 columns", () => {
    const [entry] = mapOf("a:\n  '😀': value # words\n").entries;
    const inner = entry?.value.kind === "map" ? entry.value.entries[0] : undefined;
    expect(inner?.key.span).toEqual({ file: "a.yaml", start: { line: 2, column: 3 }, end: { line: 2, column: 7 } });
    expect(inner?.value.span).toEqual({ file: "a.yaml", start: { line: 2, column: 9 }, end: { line: 2, column: 14 } });
  });

  it("ends a block map where its last value ends", () => {
    const root = mapOf("a: 1\nb:\n  c: 2\n\n# words\n");
    expect(root.span.end).toEqual({ line: 3, column: 7 });
  });

  it("counts columns without the byte order mark", () => {
    expect(mapOf("\uFEFFa: 1").entries[0]?.key.span.start.column).toBe(1);
  });

  it("puts an empty value at its key", () => {
    const [entry] = mapOf("a:\nb: 1").entries;
    expect(entry?.value).toEqual({ kind: "scalar", text: "", isPlain: true, span: entry?.key.span });
  });

  it("resolves an alias to what it stands for, at the place of the alias", () => {
    const root = mapOf("a: &x { b: [c] }\nd: *x\n");
    expect(plain(root)).toEqual([
      ["a", [["b", ["c"]]]],
      ["d", [["b", ["c"]]]],
    ]);
    expect(root.entries[1]?.value.span.start).toEqual({ line: 2, column: 4 });
  });

  it("is nothing where it is empty or only a comment", () => {
    for (const text of ["", "\n", "# words\n"]) {
      expect(parseYaml(text, "a.yaml")).toEqual({ root: null, diagnostics: [] });
    }
  });
});

describe("a fault of the text", () => {
  it.each([
    ["a duplicate key", "a: 1\nb: 2\na: 3", '3:1 duplicate-key "a" stands here twice.'],
    ["a duplicate key in other quotes", "{a: 1, 'a': 2}", '1:8 duplicate-key "a" stands here twice.'],
    ["a tag", "a: !!str 1", "1:4 yaml-syntax YAML tags are not part of the language."],
    ["a tag on a map", "a: !x\n  b: 1", "1:4 yaml-syntax YAML tags are not part of the language."],
    ["a merge key", "a: &x {b: 1}\nc:\n  <<: *x", "3:3 yaml-syntax Merge keys are not part of the language."],
    ["a second document", "a: 1\n---\nb: 1", "2:1 yaml-syntax The file holds more than one YAML document."],
    ["an anchor inside itself", "a: &x [1, *x]", '1:11 yaml-syntax The alias "*x" stands for what it is part of.'],
    ["an alias without an anchor", "a: *x", '1:4 yaml-syntax The alias "*x" has no anchor before it.'],
    ["a list as a key", "? [a]\n: 1", "1:3 yaml-syntax A key must be text."],
    ["an empty key", "{'': 1}", "1:2 yaml-syntax A key must not be empty."],
    ["half a surrogate pair", 'a: "\\ud800"', "1:4 yaml-syntax The text holds half of a surrogate pair."],
  ])("flags %s", (_, text, wanted) => {
    expect(faultsOf(text)).toEqual([wanted]);
  });

  it("flags text that is no YAML, each fault at its place", () => {
    const { root, diagnostics } = parseYaml("a: [b\nc: }\n", "a.yaml");
    expect(root).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ rule }) => rule === "yaml-syntax")).toBe(true);
  });

  it("flags text that holds nothing but marks", () => {
    expect(faultsOf("%x")[0]).toMatch(/yaml-syntax/);
  });

  it("flags a merge that was not finished, and nothing else of it", () => {
    expect(faultsOf("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n")).toEqual([
      "2:1 yaml-syntax The file has conflict markers of git: a merge was not finished.",
    ]);
    expect(faultsOf('a: "<<<<<<< HEAD"\nb: "=======\\n>>>>>>>"\n')).toEqual([]);
  });

  it("flags a raw control character", () => {
    expect(faultsOf("a: \u001fb")).toEqual([
      "1:4 yaml-syntax The file holds a character that YAML does not allow to stand for itself.",
    ]);
  });

  it("names the first place of a duplicate key", () => {
    const [fault] = parseYaml("a: 1\na: 2", "a.yaml").diagnostics;
    expect(fault?.related.map(({ span }) => span.start)).toEqual([{ line: 1, column: 1 }]);
  });

  it("allows a quoted << and what only looks like a tag", () => {
    expect(faultsOf('"<<": "!x"\n"&a": "*b"\nc: a!b')).toEqual([]);
  });

  it("keeps the rest of the tree beside a duplicate key", () => {
    const { root } = parseYaml("a: 1\na: 2\nb: 3", "a.yaml");
    expect(root === null ? null : plain(root)).toEqual([
      ["a", "1"],
      ["b", "3"],
    ]);
  });
});

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const indented = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
const keys = (count: number): string => Array.from({ length: count }, (_, key) => `k${key}: 1`).join("\n");
const aliases = (count: number): string => `a: &a 1\nb: [${"*a, ".repeat(count)}]`;

describe("a limit", () => {
  it.each([
    ["nesting of 64 in brackets", nested(64)],
    ["nesting of 64 by indentation", indented(64)],
    ["100 aliases", aliases(100)],
    ["10,000 keys", `${keys(10_000)}\n# words\n`],
    ["10,000 keys in braces", `{${keys(10_000).replaceAll("\n", ",")},}`],
  ])("allows %s", (_, text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ["nesting of 65 in brackets", nested(65), "1:65 input-limit The file nests more than 64 levels deep."],
    ["nesting of 65 by indentation", indented(65), "65:66 input-limit The file nests more than 64 levels deep."],
    ["very deep nesting", "- ".repeat(1_000_000), "1:129 input-limit The file nests more than 64 levels deep."],
    [
      "very deep nesting that never closes",
      "{a: ".repeat(900_000),
      "1:257 input-limit The file nests more than 64 levels deep.",
    ],
    ["101 aliases", aliases(101), "2:405 input-limit The file has more than 100 aliases."],
    ["10,001 keys", keys(10_001), "10001:1 input-limit There are more than 10000 entries in one map or list."],
  ])("flags %s", (_, text, wanted) => {
    const { root, diagnostics } = parseYaml(text, "a.yaml");
    expect(root).toBeNull();
    expect(diagnostics.map(place)).toEqual([wanted]);
  });

  it("flags a text over 4 MiB, and allows it where the limit is raised", () => {
    const text = `a: "${"ä".repeat(2 * 1024 * 1024)}"`;
    expect(parseYaml(text, "a.yaml").diagnostics.map(place)).toEqual([
      "1:1 input-limit The file has 4194309 bytes, and 4194304 are allowed.",
    ]);
    expect(parseYaml(text, "a.yaml", { maxBytes: 4_194_309 }).diagnostics).toEqual([]);
  });

  it("flags a text that is all marks, and allows it where the limit is raised", () => {
    const text = `${"[],".repeat(100).replace(/^/, "[")}]`;
    expect(parseYaml(text, "a.yaml", { maxBytes: 400 }).diagnostics.map(({ rule }) => rule)).toEqual(["input-limit"]);
    expect(parseYaml(text, "a.yaml", { maxBytes: 800 }).diagnostics).toEqual([]);
  });

  it("flags aliases that stand for very much, without expanding them", () => {
    const lines = Array.from({ length: 40 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);
    const faults = faultsOf(["a0: &a0 [x, x]", ...lines].join("\n"));
    expect(faults[0]).toMatch(/input-limit The alias "\*a1\d" makes the file too big or too deep\.$/);
  });

  it("flags aliases that nest ever deeper", () => {
    const level = (number: number): string =>
      `a${number}: &a${number} ${"[".repeat(10)}*a${number - 1}${"]".repeat(10)}`;
    const faults = faultsOf(["a0: &a0 x", ...Array.from({ length: 8 }, (_, number) => level(number + 1))].join("\n"));
    expect(faults.some((fault) => fault.includes("too big or too deep"))).toBe(true);
  });

  it("tells of a hundred faults where there are very many", () => {
    expect(faultsOf("]".repeat(1_000_000)).length).toBeLessThanOrEqual(100);
  });
});
