import { describe, expect, it } from "vitest";

import { emit } from "../../generator/emit/emit.js";
import type { RoleName } from "../../generator/model/chart.js";
import { oddSpecs } from "../emit/odd-specs.js";
import { compile } from "../types/compile.js";
import { printWithTests } from "./emitted-tests-print.js";
import { listFailures, runTests } from "./emitted-tests-run.js";
import { load, loadShipped, specialSpecs } from "./emitted-tests-specs.js";

const shippedNames = ["handshake", "registration", "filemq"];
const shipped = shippedNames.flatMap((name) => (["server", "client"] as const).map((role) => ({ name, role })));
const special = { ...specialSpecs, ...oddSpecs };
const options = {
  roles: ["server", "client"],
  tests: "emitted",
  importExtension: "js",
  header: { suppress: [], license: null },
  headerPath: (file: string) => file,
} as const;

/** As much of vitest as emitted tests need: its own types need more than the strictest flags grant. */
const vitestStub = {
  "node_modules/vitest/package.json": '{ "name": "vitest", "type": "module", "exports": { ".": { "types": "./index.d.ts" } } }',
  "node_modules/vitest/index.d.ts": `export declare function test(title: string, body: () => void): void;
export declare function expect(value: unknown): { toEqual(wanted: unknown): void };
`,
};

/** A shipped role as it is emitted, and what becomes of its tests when its own file is changed. */
class Emitted {
  readonly code: string;
  readonly #modules: ReadonlyMap<string, string>;
  readonly #role: RoleName;

  constructor(name: string, role: RoleName) {
    this.#role = role;
    this.#modules = printWithTests(loadShipped(name), role);
    this.code = this.#modules.get(`it/${role}.ts`) ?? "";
  }

  /** Gives the titles of the tests that fail once the code is this. */
  failWith(code: string): readonly string[] {
    expect(code).not.toBe(this.code);
    const results = runTests(new Map(this.#modules).set(`it/${this.#role}.ts`, code), `it/${this.#role}.test.ts`);
    return results.filter(({ failure }) => failure !== null).map(({ title }) => title);
  }

  /** Gives the file of tests. */
  get tests(): string {
    return this.#modules.get(`it/${this.#role}.test.ts`) ?? "";
  }
}

/** Statements that do what the chart says, each on a line of its own. */
const deeds = /^ *this\.(?:current = "|send\(|end\("|follow\().*;$/gmu;

describe("emitted tests", () => {
  it.each(shipped)("pass for the $role of $name as emitted", ({ name, role }) => {
    const results = runTests(printWithTests(loadShipped(name), role), `it/${role}.test.ts`);
    expect(listFailures(results)).toEqual([]);
    expect(results.length).toBeGreaterThan(15);
  });

  it.each(Object.entries(special))("pass for %s", (name, text) => {
    for (const role of ["server", "client"] as const) {
      const results = runTests(printWithTests(load(text, name), role), `it/${role}.test.ts`);
      expect(listFailures(results)).toEqual([]);
    }
  });

  it.each([
    { name: "handshake", role: "server", untested: [] },
    { name: "handshake", role: "client", untested: [] },
    { name: "registration", role: "server", untested: [] },
    { name: "registration", role: "client", untested: [] },
    {
      name: "filemq",
      role: "server",
      untested: [
        "any other message: ends in Checking Client",
        "Dispatching -> Checking Client",
        "any other message: ends in Dispatching",
      ],
    },
    {
      name: "filemq",
      role: "client",
      untested: ["ends in Subscribing", "any other message: ends in Subscribing"],
    },
  ] as const)("fail for the $role of $name wherever it does less than its chart", ({ name, role, untested }) => {
    const emitted = new Emitted(name, role);
    const { code } = emitted;
    const unnoticed = [...code.matchAll(deeds)].filter(({ 0: deed, index }) => {
      return emitted.failWith(code.slice(0, index) + code.slice(index + deed.length)).length === 0;
    });
    const notes = unnoticed.map(({ index }) => /\/\/ ([^\n]*)(?!.*\/\/ )/su.exec(code.slice(0, index))?.[1] ?? "");
    // To enter the state that is current anyway is the same as to stay there, as far as these charts go.
    expect([...new Set(notes.filter((note) => !/^(.*) -> \1$/u.test(note)))]).toEqual(untested);
  });

  it("names the transitions that nothing leads to", () => {
    const { tests } = new Emitted("filemq", "server");
    expect(tests.match(/^\/\/ - .*$/gmu)).toEqual([
      "// - Checking Client: OHAI -> Checking Client",
      "// - Checking Client: any other message ends the session",
      "// - Dispatching: OHAI -> Checking Client",
      "// - Dispatching: any other message ends the session",
    ]);
  });

  it("fail for the transition that is broken, and for no other", () => {
    const emitted = new Emitted("handshake", "server");
    const at = emitted.code.lastIndexOf('case "INVALID TOKEN":');
    const without = emitted.code.slice(0, at) + emitted.code.slice(at).replace('case "INVALID TOKEN":', "");
    expect(emitted.failWith(without)).toEqual(["READY: INVALID TOKEN -> DISCONNECTED"]);
  });

  it.each(["29_000", "31_000"])("fail for a timer that takes %s ms in place of 30,000", (milliseconds) => {
    const emitted = new Emitted("handshake", "server");
    expect(emitted.failWith(emitted.code.replace("30_000", milliseconds))).toEqual([
      "CONNECTED: CONNECTION TIMEOUT -> DISCONNECTED",
      "READY: CONNECTION TIMEOUT -> DISCONNECTED",
    ]);
  });

  it("compile under the strictest flags, whatever the chart", () => {
    const texts = new Map(Object.entries(vitestStub));
    const protocols = [
      ...shippedNames.map(loadShipped),
      ...Object.entries(special).map(([name, text]) => load(text, name)),
    ];
    for (const [at, protocol] of protocols.entries()) {
      for (const role of ["server", "client"] as const) {
        for (const [path, text] of printWithTests(protocol, role)) texts.set(`emitted-${at}/${path}`, text);
      }
    }
    const faults = compile([], { texts }).filter(({ file }) => /test(?:ing)?\.ts$/u.test(file));
    expect(faults.map(({ file, at, message }) => `${file}: ${message} at ${at}`)).toEqual([]);
  });

  it("are emitted beside the roles, with what they share, where they are asked for", async () => {
    const protocol = loadShipped("handshake");
    const without = await emit([protocol], { ...options, tests: "none" });
    const { files } = await emit([protocol], options);
    const paths = without.files.map(({ path }) => path);
    expect(files.filter(({ path }) => !paths.includes(path)).map(({ path, spec }) => [path, spec])).toEqual([
      ["handshake/client.test.ts", "specs/handshake.chart.yaml"],
      ["handshake/server.test.ts", "specs/handshake.chart.yaml"],
      ["testing.ts", null],
    ]);
    const texts = new Map(files.map(({ path, content }) => [path, content]));
    expect(listFailures(runTests(texts, "handshake/server.test.ts"))).toEqual([]);
    expect(texts.get("handshake/server.test.ts")).toMatch(/^\/\/ @generated by chartwright from specs\/handshake/u);
  });
});
