import { describe, expect, it } from "vitest";
import { loadConfig, type LoadedConfig } from "../../generator/config/load-config.js";

const rules = [
  { name: "no-timeout", structural: false },
  { name: "unknown-name", structural: true },
];

function load(text: string, isPackage = false): LoadedConfig {
  return loadConfig(text, { file: "chartwright.config.yaml", isPackage, rules });
}

function faults(text: string): readonly string[] {
  return load(text).diagnostics.map(({ message, span, help }) => {
    const place = `${String(span.start.line)}:${String(span.start.column)}`;
    return `${place} ${message}${help === null ? "" : ` (${help})`}`;
  });
}

const whole = `
version: 1
specs: ["specs/*.chart.yaml"]
targets:
  - { name: own, out: generated, emit: [client, server] }
  - { specs: [specs/a.chart.yaml], out: ../web, emit: [client], importExtension: ts }
header: { suppress: [eslint], license: MIT }
rules: { no-timeout: error }
`;

describe("loadConfig", () => {
  it("reads every key", () => {
    expect(load(whole)).toEqual({
      diagnostics: [],
      config: {
        specs: ["specs/*.chart.yaml"],
        targets: [
          { name: "own", specs: null, out: "generated", emit: ["server", "client"], importExtension: "js" },
          { name: null, specs: ["specs/a.chart.yaml"], out: "../web", emit: ["client"], importExtension: "ts" },
        ],
        header: { suppress: ["eslint"], license: "MIT" },
        rules: new Map([["no-timeout", "error"]]),
      },
    });
  });

  it("fills in what is left out", () => {
    expect(load("version: 1\nheader: { license: null }\n").config).toEqual({
      specs: [],
      targets: [{ name: null, specs: null, out: "generated", emit: ["server", "client"], importExtension: "js" }],
      header: { suppress: [], license: null },
      rules: new Map(),
    });
  });

  it("reads JSON, and the key of a package.json", () => {
    expect(load('{\n\t"version": 1,\n\t"specs": ["a"]\n}\n').config?.specs).toEqual(["a"]);
    const text = '{\n\t"name": "x",\n\t"chartwright": { "version": 1, "specs": ["a"] }\n}\n';
    expect(load(text, true)).toMatchObject({ config: { specs: ["a"] }, diagnostics: [] });
  });

  it.each([
    ["an unknown key", "version: 1\nspec: [a]", ['2:1 "spec" is no key of the config. (did you mean "specs"?)']],
    ["an unknown key of a target", "version: 1\ntargets: [{ out: a, emits: [] }]", ["2:21"]],
    ["another version", "version: 2", ["1:10 `version` must be 1"]],
    ["no version", "specs: [a]", ["1:1 The config needs `version`."]],
    ["an empty file", "", ["1:1 The config needs `version`."]],
    ["a list", "[]", ["1:1 The config must be a map"]],
    ["a target without a folder", "version: 1\ntargets: [{ name: a }]", ["2:11 A target needs `out`."]],
    ["a folder that no disk can have", 'version: 1\ntargets: [{ out: "a\\0b" }]', ["2:18 `out` must be a path"]],
    ["a folder of blanks", 'version: 1\ntargets: [{ out: " " }]', ["2:18 `out` must be a path"]],
    ["specs with a line end in their name", 'version: 1\nspecs: ["a\\nb"]', ["2:9 "]],
    ["the same in a target", 'version: 1\ntargets: [{ out: a, specs: ["a\\0"] }]', ["2:29 "]],
    [
      "an unknown rule",
      "version: 1\nrules: { no-timeot: warning }",
      ['2:10 There is no rule "no-timeot". (did you mean "no-timeout"?)'],
    ],
    [
      "a rule that cannot change",
      "version: 1\nrules: { unknown-name: warning }",
      ['2:10 "unknown-name" is always an error'],
    ],
    ["an unknown severity", "version: 1\nrules: { no-timeout: warn }", ["2:22 "]],
    [
      "tests beside docs without a role",
      "version: 1\ntargets: [{ out: a, emit: [tests, docs] }]",
      ["2:21 There is nothing to emit tests for without a role: add server, client or both."],
    ],
    [
      "what is nearly docs",
      "version: 1\ntargets: [{ out: a, emit: [doc] }]",
      ['2:28 "doc" is nothing that can be emitted. Did you mean "docs"?'],
    ],
    [
      "tests without a role",
      "version: 1\ntargets: [{ out: a, emit: [tests] }]",
      ["2:21 There is nothing to emit tests for without a role: add server, client or both."],
    ],
    [
      "what is never emitted",
      "version: 1\ntargets: [{ out: a, emit: [servr] }]",
      ['2:28 "servr" is nothing that can be emitted. Did you mean "server"?'],
    ],
    [
      "two targets with one folder, whose imports end in two ways",
      "version: 1\ntargets: [{ out: a }, { out: ./b/../a/, importExtension: ts }]",
      ['2:30 Another target writes to "a" with another `importExtension`.'],
    ],
    ["YAML that does not parse", "version: [", ["1:"]],
    ["a key twice", "version: 1\nversion: 1", ["2:1"]],
  ])("flags %s, with its place", (_what, text, wanted) => {
    const found = faults(text);
    expect(found.map((fault, index) => fault.startsWith(wanted[index] ?? "nothing"))).toEqual(wanted.map(() => true));
    expect(load(text).config).toBeNull();
  });
});
