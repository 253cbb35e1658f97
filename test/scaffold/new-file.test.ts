import { format } from "prettier";
import ts from "typescript";
import { describe, expect, it } from "vitest";

import type { Protocol } from "../../generator/model/protocol.js";
import { writeSpec } from "../support/specs.js";
import { compile } from "../types/compile.js";
import { load, loadShipped, readAsked, scaffoldNew } from "./asked.js";

const roles = ["server", "client"] as const;
const shipped = ["filemq", "handshake", "registration"].flatMap((name) => roles.map((role) => [name, role] as const));

describe("a new handlers file of a shipped spec", () => {
  it("compiles under the strictest flags", { timeout: 120_000 }, async () => {
    const texts = new Map<string, string>();
    for (const [name, role] of shipped) texts.set(`src/${name}.${role}.ts`, await writeNew(loadShipped(name), role));
    expect(compile([], { texts })).toEqual([]);
  });

  it.each(shipped)("is as Prettier formats it, with a stub for each handler: %s %s", async (name, role) => {
    const text = await writeNew(loadShipped(name), role);
    expect(await format(text, { parser: "typescript" })).toBe(text);
    const { handlers } = await readAsked(loadShipped(name), role);
    const stubs = await runStubs(text);
    expect(Object.keys(stubs)).toEqual(handlers.map((handler) => handler.name));
    for (const { doc } of handlers) expect(text).toContain(`  /** ${doc} */\n`);
  });

  it.each(shipped)("fails loudly when it is run: %s %s", async (name, role) => {
    const stubs = await runStubs(await writeNew(loadShipped(name), role));
    for (const [handler, stub] of Object.entries(stubs)) {
      expect(() => stub({ state: "READY" }, { type: "NOP" })).toThrow(`${handler} is not written yet: NOP`);
    }
  });
});

it("is what one would write by hand", async () => {
  expect(await writeNew(loadShipped("registration"), "client")).toBe(
    [
      'import type { RegistrationClientHandlers } from "../generated/registration/client.js";',
      "",
      "/** What you keep with each session, as `session.context`. Null is nothing: put a type of yours here. */",
      "export type Context = null;",
      "",
      "/**",
      " * What the client of specs/tried.chart.yaml leaves to you. After a change of the spec,",
      " * `chartwright scaffold` adds the handlers that are new, and leaves all else as it is.",
      " */",
      "export const handlers: RegistrationClientHandlers<Context> = {",
      '  /** The action "on BYE". */',
      "  onBye: (_session, event) => {",
      "    throw new Error(`onBye is not written yet: ${event.type}`);",
      "  },",
      '  /** The action "on KEY". */',
      "  onKey: (_session, event) => {",
      "    throw new Error(`onKey is not written yet: ${event.type}`);",
      "  },",
      '  /** The action "on READY-OK". */',
      "  onReadyOk: (_session, event) => {",
      "    throw new Error(`onReadyOk is not written yet: ${event.type}`);",
      "  },",
      '  /** The action "on NOP". */',
      "  onNop: (_session, event) => {",
      "    throw new Error(`onNop is not written yet: ${event.type}`);",
      "  },",
      "};",
      "",
    ].join("\n"),
  );
});

it("is not written where the role asks for nothing", async () => {
  const silent = load(writeSpec());
  expect(await scaffoldNew(silent, "server")).toEqual({ text: null, asked: 0, added: [], diagnostics: [] });
});

it("takes no order from a description, and ends no comment by it", async () => {
  const description = '*/ ${process.exit()} ` @ts-ignore */ "';
  const server = `
initial: A
actions: { "do it": { description: ${JSON.stringify(description)} } }
states:
  A: { on: { X: { target: B, actions: ["do it"] } } }
  B: { type: final }`.trim();
  const text = await writeNew(load(writeSpec({ messages: "X: { from: client }", server })), "server");
  expect(text).toContain('/** The action "do it". * / ${process.exit()} ` @ ts-ignore * / " */');
  expect(Object.keys(await runStubs(text))).toEqual(["doIt"]);
});

async function writeNew(protocol: Protocol, role: "server" | "client"): Promise<string> {
  const { text } = await scaffoldNew(protocol, role);
  if (text === null) throw new Error("nothing was written");
  return text;
}

type Stub = (session: { readonly state: string }, event: { readonly type: string }) => unknown;

async function runStubs(text: string): Promise<Readonly<Record<string, Stub>>> {
  const module = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions: module });
  const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
  const { handlers } = (await import(/* @vite-ignore */ url)) as { readonly handlers: Readonly<Record<string, Stub>> };
  return handlers;
}
