import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../generator/faults/input-error.js";
import { hashContent } from "../../generator/write/content-hash.js";
import { formatManifest, parseManifest, type Manifest } from "../../generator/write/manifest.js";

const one = hashContent("one");
const two = hashContent("two");
const three = hashContent("three");

describe("formatManifest", () => {
  it("gives a line for each file, sorted by path", () => {
    const manifest: Manifest = new Map([
      ["runtime.ts", { hashes: [one], spec: null }],
      ["a/server.ts", { hashes: [one, two], spec: "specs/a b.chart.yaml" }],
    ]);
    const text = formatManifest(manifest);
    expect(text).toBe(`{\n  "a/server.ts": "${one}|${two} specs/a b.chart.yaml",\n  "runtime.ts": "${one}"\n}\n`);
    expect(JSON.parse(text)).toHaveProperty(["runtime.ts"], one);
  });

  it("gives what parseManifest reads back", () => {
    const hash = fc.string().map(hashContent);
    const entry = fc.record({
      hashes: fc.uniqueArray(hash, { minLength: 1, maxLength: 2 }),
      spec: fc.option(fc.string({ minLength: 1 }), { nil: null }),
    });
    const path = fc.array(fc.stringMatching(/^[\p{L}_-][\p{L} _-]*[\p{L}_-]$/u), { minLength: 1, maxLength: 3 });
    const safe = path.map((parts) => parts.map((part) => `x${part}`).join("/"));
    fc.assert(
      fc.property(fc.array(fc.tuple(safe, entry)), (entries) => {
        const manifest = new Map(entries);
        expect(parseManifest(formatManifest(manifest), "m.json")).toEqual(manifest);
      }),
    );
  });
});

describe("parseManifest", () => {
  it("reads one with conflict markers as both sides together", () => {
    const text = [
      "{",
      "<<<<<<< ours",
      `  "a.ts": "${one} s.chart.yaml",`,
      `  "b.ts": "${one} s.chart.yaml"`,
      "=======",
      `  "a.ts": "${two} s.chart.yaml"`,
      ">>>>>>> theirs",
      "}",
    ].join("\r\n");
    expect(parseManifest(text, "m.json")).toEqual(
      new Map([
        ["a.ts", { hashes: [one, two], spec: "s.chart.yaml" }],
        ["b.ts", { hashes: [one], spec: "s.chart.yaml" }],
      ]),
    );
  });

  it("reads one whose conflict shows what both sides began with, and one behind a byte order mark", () => {
    const line = (hash: string): string => `  "runtime.ts": "${hash}"\n`;
    const sides = `<<<<<<< ours\n${line(one)}||||||| before\n${line(three)}=======\n${line(two)}>>>>>>> theirs\n`;
    expect(parseManifest(`{\n${sides}}\n`, "m.json").get("runtime.ts")?.hashes).toEqual([one, three, two]);
    expect(parseManifest(`\uFEFF{\n${line(one)}}\n`, "m.json").get("runtime.ts")?.hashes).toEqual([one]);
  });

  it.each([
    ["text that is no JSON", "hello"],
    ["a list", "[]"],
    ["a value that is no hash", '{"a.ts": "sha1:00"}'],
    ["a number", '{"a.ts": 1}'],
    ["a path that leads out", `{"../a.ts": "${one}"}`],
    ["an absolute path", `{"/a.ts": "${one}"}`],
    ["a path with a backslash", `{"..\\\\a.ts": "${one}"}`],
  ])("refuses %s", (_what, text) => {
    expect(() => parseManifest(text, "out/m.json")).toThrow(InputError);
    expect(() => parseManifest(text, "out/m.json")).toThrow(/^out\/m\.json /u);
  });

  it("keeps a file named like a member of every object", () => {
    expect([...parseManifest(`{"__proto__": "${one}"}`, "m.json").keys()]).toEqual(["__proto__"]);
  });
});
