import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { AskedRole } from "../../generator/scaffold/asked-role.js";
import { extendHandlers, type Extension } from "../../generator/scaffold/extend-handlers.js";
import { insert, type Insertion } from "../../generator/scaffold/list-insertions.js";
import { seed } from "../support/seed.js";
import { compile } from "../types/compile.js";
import { arbitraryFiles, type ArbitraryFile } from "./arbitrary-object.js";
import { loadShipped, readAsked } from "./asked.js";

let asked: AskedRole;
let names: readonly string[];

beforeAll(async () => {
  asked = await readAsked(loadShipped("handshake"), "server");
  names = asked.handlers.map(({ name }) => name);
});

async function extend(text: string): Promise<Extension & { readonly text: string }> {
  const extension = await extendHandlers({ path: "src/handshake.server.ts", text }, asked);
  return { ...extension, text: insert(text, extension.insertions) };
}

function removeAgain(text: string, insertions: readonly Insertion[]): string {
  const ends = insertions.map(({ at, text: inserted }, position) => {
    const before = insertions.slice(0, position).reduce((sum, { text: { length } }) => sum + length, 0);
    return { start: at + before, end: at + before + inserted.length };
  });
  return ends.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

describe("whatever a user's object looks like", () => {
  it(
    "has each handler once, and without what was added is what it was, to the byte",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryFiles(names), async (file) => {
          const first = await extend(file.text);
          expect(first.diagnostics).toEqual([]);
          expect(first.added.map(({ name }) => name)).toEqual(names.filter((name) => !file.present.includes(name)));
          expect(removeAgain(first.text, first.insertions)).toBe(file.text);
          expect(hasOtherLineEnds(first.text, file)).toBe(false);
          expect(await extend(first.text)).toEqual({ added: [], insertions: [], diagnostics: [], text: first.text });
        }),
        { seed, numRuns: 150 },
      );
    },
  );

  it("compiles under the strictest flags", { timeout: 120_000 }, async () => {
    const files = fc.sample(arbitraryFiles(names), { seed, numRuns: 60 });
    const extended = await Promise.all(files.map(async ({ text }) => (await extend(text)).text));
    const texts = new Map(extended.map((text, position) => [`src/user-${position}.ts`, text]));
    // What users export without a type is their own affair.
    const faults = compile([], { texts }).filter(({ message }) => !message.includes("--isolatedDeclarations"));
    expect(faults).toEqual([]);
  });
});

function hasOtherLineEnds(text: string, { lineEnd }: ArbitraryFile): boolean {
  return text.replaceAll(lineEnd, "").includes("\n") || text.replaceAll(lineEnd, "").includes("\r");
}

const head = "export const handlers: HandshakeServerHandlers<null> = ";

function most(...lines: readonly string[]): string {
  return [`${head}{`, ...lines].join("\n");
}

async function extendBy(text: string, ...wanted: readonly string[]): Promise<Extension & { readonly text: string }> {
  const role = { ...asked, handlers: asked.handlers.filter(({ name }) => wanted.includes(name)) };
  const extension = await extendHandlers({ path: "src/a.ts", text }, role);
  return { ...extension, text: insert(text, extension.insertions) };
}

describe("stubs are laid out as the object is", () => {
  it("behind its last member, with its indentation and its comma", async () => {
    const before = most("    openSession,", "    buildNop: f, // why", "    // not yet: buildBye", "};", "");
    const after = most(
      "    openSession,",
      "    buildNop: f, // why",
      "    // not yet: buildBye",
      "    /** Gives the fields of BYE, which is sent next. */",
      "    buildBye: (_session, event) => {",
      "        throw new Error(`buildBye is not written yet: ${event.type}`);",
      "    },",
      "};",
      "",
    );
    expect((await extendBy(before, "openSession", "buildNop", "buildBye")).text).toBe(after);
  });

  it("without a comma behind the last one, where the object has none", async () => {
    const before = most("\topenSession // why", "}");
    const after = most(
      "\topenSession, // why",
      "\t/** Gives the fields of NOP, which is sent next. */",
      "\tbuildNop: (_session, event) => {",
      "\t\tthrow new Error(`buildNop is not written yet: ${event.type}`);",
      "\t},",
      "\t/** Gives the fields of BYE, which is sent next. */",
      "\tbuildBye: (_session, event) => {",
      "\t\tthrow new Error(`buildBye is not written yet: ${event.type}`);",
      "\t}",
      "}",
    );
    expect((await extendBy(before, "openSession", "buildNop", "buildBye")).text).toBe(after);
  });

  it.each(["{}", "{ }", "{ /* none */ }", "{\n}", "{\n  // none\n}"])("into an empty object: %j", async (object) => {
    const { text } = await extendBy(`${head}${object};`, "buildBye");
    const stub =
      "\n  /** Gives the fields of BYE, which is sent next. */\n  buildBye: (_session, event) => {\n" +
      "    throw new Error(`buildBye is not written yet: ${event.type}`);\n  },\n};";
    expect(text).toBe(head + object.replace(/\n?\}$/u, "") + stub);
  });

  it("by the steps of the file, where the object has none", async () => {
    const { text } = await extendBy(`function f() {\n    g();\n}\n${head}{};\n`, "buildBye");
    expect(text).toContain("\n    buildBye: (_session, event) => {\n        throw");
  });

  it("deeper than the line that the object begins in", async () => {
    const { text } = await extendBy(`function f(): HandshakeServerHandlers<null> {\n  return {};\n}\n`, "buildBye");
    expect(text).toContain("return {\n    /** Gives");
    expect(text).toContain("\n    buildBye: (_session, event) => {\n      throw");
    expect(text.endsWith("\n    },\n  };\n}\n")).toBe(true);
  });
});

describe("a member that the spec has no more", () => {
  it("is reported where it stands, and stays", async () => {
    const before = most("  openSession,", "  noteIt: () => {},", "};");
    const { text, diagnostics } = await extendBy(before, "openSession");
    expect(text).toBe(before);
    expect(diagnostics).toEqual([
      {
        rule: "leftover-handler",
        severity: "warning",
        message: 'The spec asks for no handler "noteIt".',
        span: { file: "src/a.ts", start: { line: 3, column: 3 }, end: { line: 3, column: 9 } },
        related: [],
        help: "remove it",
      },
    ]);
  });

  it.each([
    ["nearly the same", most("  buildNob() {},", "}"), ["buildNop", "openSession"]],
    ["the only one that is new", most("  beginSession,", "}"), ["openSession"]],
  ])("may have been renamed to one that is %s", async (_what, before, wanted) => {
    const { diagnostics, added } = await extendBy(before, ...wanted);
    expect(diagnostics.map(({ help }) => help)).toEqual([`was it renamed to "${wanted[0] ?? ""}"? If not, remove it`]);
    expect(added.map(({ name }) => name).toSorted()).toEqual(wanted);
  });

  it("is not counted a column too far behind a byte order mark", async () => {
    const { diagnostics } = await extendBy("\uFEFFuse({ gone } satisfies HandshakeServerHandlers<null>);");
    expect(diagnostics[0]?.span.start).toEqual({ line: 1, column: 7 });
  });
});

describe("where something else may bring a handler", () => {
  it.each([
    ["the spread of an import", "...base"],
    ["the spread of what a function gives", "...make()"],
    ["the spread of a choice", "...(isTest ? { openSession } : {})"],
    ["the spread of something that may be set again", "...changing"],
    ["the spread of a name that stands for two things", "...twice"],
    ["the spread of something that spreads such a thing itself", "...mixed"],
    ["a name that is computed", "[name]: f"],
  ])("nothing is added, and it is said: %s", async (_what, member) => {
    const before = `import { base } from "./base.js";
let changing = { openSession };
const mixed = { ...base };
{ const twice = { openSession }; }
{ const twice = {}; }
${most(`  ${member},`, "  buildBye,", "};")}`;
    const { text, diagnostics } = await extendBy(before, "openSession", "buildBye", "buildNop");
    expect(text).toBe(before);
    expect(diagnostics).toMatchObject([{ rule: "unseen-handlers", severity: "warning", span: { start: { line: 7 } } }]);
    expect(diagnostics[0]?.message).toMatch(/: openSession, buildNop\.$/u);
  });

  it.each([
    [
      "a constant of an inner function that hides an import",
      'import { base } from "./base.js";\nfunction f() { const base = { openSession }; return base; }',
    ],
    ["an import whole", 'import * as base from "./base.js";\nfunction f() { const base = { openSession }; }'],
    ["an import by default", 'import base from "./base.js";\nfunction f() { const base = { openSession }; }'],
    ["an import under another name", 'import { a as base } from "./base.js";\n{ const base = { openSession }; }'],
    ["a parameter", "function f(base) {}\nconst base = { openSession };"],
    ["a function", "function base() {}\n{ const base = { openSession }; }"],
    ["a class", "class base {}\n{ const base = { openSession }; }"],
    ["a constant that is not there where it is spread", "{ const base = { openSession }; }"],
    ["a constant that gets a property", "const base = {};\nbase.openSession = f;"],
    ["a constant that gets a property by a name", 'const base = {};\nbase["openSession"] = f;'],
    ["a constant that is given away", "const base = {};\nObject.assign(base, { openSession });"],
    ["a constant that goes by another name too", "const base = {};\nconst other = base;\nother.openSession = f;"],
    ["a constant that is given away in an object", "const base = {};\nfill({ base });"],
  ])("nothing is added, and it is said: the spread of %s", async (_what, declared) => {
    const before = `${declared}\n${most("  ...base,", "};")}`;
    const { text, diagnostics } = await extendBy(before, "buildBye", "buildNop");
    expect(text).toBe(before);
    expect(diagnostics).toMatchObject([{ rule: "unseen-handlers", severity: "warning" }]);
    expect(diagnostics[0]?.message).toMatch(/: buildNop, buildBye\.$/u);
  });

  it("is not counted as one where nothing is missing", async () => {
    const { diagnostics } = await extendBy(most("  ...base,", "  buildBye,", "};"), "buildBye");
    expect(diagnostics).toEqual([]);
  });

  it.each(["const known = { openSession };", "const known = { ['openSession']: f } as const satisfies object;"])(
    "the spread of an object in the same file is looked into: %s",
    async (known) => {
      const { added, diagnostics } = await extendBy(
        `${known}\n${most("  ...known,", "};")}`,
        "openSession",
        "buildBye",
      );
      expect(added.map(({ name }) => name)).toEqual(["buildBye"]);
      expect(diagnostics).toEqual([]);
    },
  );

  it.each([
    ["in several objects", "const known = { openSession };\nconst other = { ...(known as object) };"],
    [
      "in a function, where it is declared around that",
      "const known = { openSession };\nfunction f() { return { ...known }; }",
    ],
    ["and is exported", "export const known = { openSession };"],
  ])("the spread of an object that is spread %s is looked into", async (_what, known) => {
    const { added } = await extendBy(`${known}\n${most("  ...known,", "};")}`, "openSession", "buildBye");
    expect(added.map(({ name }) => name)).toEqual(["buildBye"]);
  });

  it("goes round in no circle", async () => {
    const before = `const a = { ...b };\nconst b = { ...a };\n${most("  ...a,", "};")}`;
    expect((await extendBy(before, "buildBye")).diagnostics).toMatchObject([{ rule: "unseen-handlers" }]);
  });
});

describe("nothing is added", () => {
  it("to a file that does not parse", async () => {
    const { diagnostics, insertions } = await extend(`${head}{ openSession: ( };\n`);
    expect(insertions).toEqual([]);
    expect(diagnostics[0]).toMatchObject({
      rule: "typescript-syntax",
      severity: "error",
      span: { start: { line: 1 } },
    });
  });

  it("to a file without such an object; a class is pointed at", async () => {
    const { diagnostics, insertions } = await extend("\nclass A implements HandshakeServerHandlers<null> {}\n");
    expect(insertions).toEqual([]);
    expect(diagnostics).toMatchObject([
      { rule: "no-handlers-object", severity: "error", related: [{ span: { start: { line: 2, column: 1 } } }] },
    ]);
  });

  it("to a file with several such objects", async () => {
    const { diagnostics, insertions } = await extend(`${head}{};\n${head.replace("handlers", "others")}{};\n`);
    expect(insertions).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        rule: "several-handlers-objects",
        severity: "error",
        span: { start: { line: 1, column: 56 } },
        related: [{ span: { start: { line: 2, column: 54 } } }],
      },
    ]);
  });
});
