import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import ts from "typescript";
import { afterEach, describe, expect, it } from "vitest";

import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { emitMessages, emitRuntime, loadProtocol } from "./messages-module.js";
import { everyType } from "./messages-every-type.js";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("the types of messages", () => {
  it("has an interface for a message, and one for the fields its sender fills in", async () => {
    const text = await emitMessages(
      loadProtocol("messages: { HELLO: { from: client, fields: { name: string, token: string? } } }"),
    );
    expect(text).toContain("export interface HelloFields {\n  readonly name: string;\n  readonly token?: string;\n}");
    expect(text).toContain('export interface Hello extends HelloFields {\n  readonly type: "HELLO";\n}');
  });

  it("leaves constants to the message alone", async () => {
    const fields = "{ v: { type: uint8, const: 1 }, w: { type: uint64, const: 2 }, x: bool }";
    const text = await emitMessages(loadProtocol(`messages: { HELLO: { from: client, fields: ${fields} } }`));
    expect(text).toContain("export interface HelloFields {\n  readonly x: boolean;\n}");
    expect(text).toContain('  readonly type: "HELLO";\n  readonly v: 1;\n  readonly w: 2n;\n');
  });

  it("has no interface for the fields of a message that leaves none to its sender", async () => {
    const text = await emitMessages(loadProtocol("messages: { PING: { from: both } }"));
    expect(text).not.toContain("PingFields");
    expect(text).toContain('export interface Ping {\n  readonly type: "PING";\n}');
  });

  it("keeps a field's name as the spec has it", async () => {
    const text = await emitMessages(loadProtocol('messages: { A: { from: both, fields: { "my-field": bool } } }'));
    expect(text).toContain('readonly "my-field": boolean;');
  });

  it("puts a message of either side into both unions, and leaves an empty one to never", async () => {
    const both = await emitMessages(loadProtocol("messages: { A: { from: client }, B: { from: both } }"));
    expect(both).toContain("export type ClientMessage = A | B;");
    expect(both).toContain("export type ServerMessage = B;");
    const one = await emitMessages(loadProtocol("messages: { A: { from: client } }"));
    expect(one).toContain("export type ServerMessage = never;");
  });

  it("has no decoder and no encoder where the user decodes", async () => {
    const text = await emitMessages({ ...loadProtocol(everyType), codec: "none" });
    expect(text).toMatch(/^export function make/m);
    expect(text).not.toMatch(/\bfunction (?!make)/);
  });
});

describe("the emitted text", () => {
  it("compiles under the strictest flags", async () => {
    const names = ["handshake", "registration"];
    const specs = await Promise.all(names.map(async (name) => [name, await emitMessages(readSpec(name))] as const));
    const files = Object.fromEntries([
      ...specs,
      ["every", await emitMessages(loadProtocol(everyType))],
      [
        "oneway",
        await emitMessages(loadProtocol("messages: { A: { from: client }, B: { from: client, strict: true } }")),
      ],
    ]);
    expect(compile(files, await emitRuntime())).toEqual([]);
  }, 60_000);

  it("leaves nothing in the runtime that runs on loading, so that what is unused shakes away", async () => {
    const file = ts.createSourceFile("runtime.ts", await emitRuntime(), ts.ScriptTarget.ES2022);
    const running = file.statements.filter((statement) => !isInert(statement));
    expect(running.map((statement) => statement.getText(file))).toEqual([]);
  });

  it.each([
    ["quotes", `"'\``],
    ["a template", "${process.exit()}"],
    ["the end of a comment", "*/ throw 1; /*"],
    ["the ends of lines", "\n\r\u2028\u2029//"],
    ["bidirectional controls", "\u202e\u2066\u200f"],
    ["backslashes", "\\\\u0022\\"],
    ["marks of templates", "{{literal}} }} {{{"],
    ["markup", "</script><!--"],
  ])("has the same shape with %s in every text of the spec", async (_, hostile) => {
    const plain = withTexts(loadProtocol(everyType), (text) => `${text} x`);
    const foul = withTexts(loadProtocol(everyType), (text) => `${text} ${hostile}x`);
    expect(listKinds(await emitMessages(foul))).toEqual(listKinds(await emitMessages(plain)));
  });
});

function readSpec(name: string): Protocol {
  const file = `specs/${name}.chart.yaml`;
  const { protocol, diagnostics } = loadSpec(readFileSync(file, "utf8"), file);
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  return protocol;
}

function compile(files: Readonly<Record<string, string>>, runtime: string): readonly string[] {
  const entries = Object.entries(files).map(([name, text]) => [`${name}/messages.ts`, text] as const);
  const all = Object.fromEntries([["package.json", `{ "type": "module" }`], ["runtime.ts", runtime], ...entries]);
  const folder = writeFolder(all);
  const program = ts.createProgram(
    entries.map(([path]) => join(folder, path)),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noPropertyAccessFromIndexSignature: true,
      noFallthroughCasesInSwitch: true,
      allowUnreachableCode: false,
      declaration: true,
      isolatedDeclarations: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
      types: [],
      noEmit: true,
    },
  );
  const found = ts.getPreEmitDiagnostics(program);
  return found.map(
    ({ file, messageText }) => `${file?.fileName ?? ""} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
}

function writeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "chartwright-messages-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const inert = new Set([
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
]);

function isInert(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return inert.has(statement.kind);
  return statement.declarationList.declarations.every(
    ({ initializer }) => initializer !== undefined && isInertValue(initializer),
  );
}

/** An object of functions runs none of them. */
function isInertValue(value: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every(
      (property) => ts.isPropertyAssignment(property) && isInertValue(property.initializer),
    );
  }
  return ts.isLiteralExpression(value) || ts.isArrowFunction(value) || value.kind === ts.SyntaxKind.NullKeyword;
}

/** Gives the kinds of a text's syntax tree, in order, with how deep each lies; comments are no part of it. */
function listKinds(text: string): readonly string[] {
  const file = ts.createSourceFile("messages.ts", text, ts.ScriptTarget.ES2022, true);
  const kinds: string[] = [];
  const visit = (node: ts.Node, depth: number): void => {
    kinds.push(`${depth} ${ts.SyntaxKind[node.kind]}`);
    ts.forEachChild(node, (child) => {
      visit(child, depth + 1);
    });
  };
  visit(file, 0);
  return kinds;
}

const authored = new Set(["text", "description", "constant", "members"]);

/** Changes every text of a protocol that its author wrote. */
function withTexts(protocol: Protocol, change: (text: string) => string): Protocol {
  const visit = (value: unknown, isAuthored: boolean): unknown => {
    if (typeof value === "string") return isAuthored ? change(value) : value;
    if (Array.isArray(value)) return value.map((item) => visit(item, isAuthored));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner, authored.has(key))]));
  };
  return visit(protocol, false) as Protocol;
}
