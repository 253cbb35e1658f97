import { compileFunction } from "node:vm";

import ts from "typescript";

import type { Code } from "../../generator/emit/encode/code.js";
import { nameProtocol } from "../../generator/emit/names/protocol-names.js";
import { openRoleScope } from "../../generator/emit/role-scope.js";
import { importMessages, importRuntime } from "../../generator/emit/structure/import-sources.js";
import { buildMessagesFile } from "../../generator/emit/structure/messages-file.js";
import { printFile } from "../../generator/emit/structure/print.js";
import { buildRoleFile } from "../../generator/emit/structure/role-file.js";
import { render } from "../../generator/emit/template/render.js";
import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** What a module exports, by name. */
export type Exports = Readonly<Record<string, unknown>>;

type Require = (module: string) => Exports;

const roleModules = new WeakMap<Chart, Exports>();
let runtime: Exports | null = null;
const messageModules = new WeakMap<Protocol["messages"], Exports>();

/**
 * Emits the code of a role and runs it as a module. It is not laid out by Prettier, which takes longer than all the rest
 * and changes nothing that can be executed.
 */
export function evaluateRole(protocol: Protocol, chart: Chart): Exports {
  const known = roleModules.get(chart);
  if (known !== undefined) return known;
  const exports = emitRole(protocol, chart);
  roleModules.set(chart, exports);
  return exports;
}

function emitRole(protocol: Protocol, chart: Chart): Exports {
  const names = nameProtocol(protocol);
  const sources = [importRuntime("js"), importMessages(names, "js")];
  const code = printFile(buildRoleFile(openRoleScope(protocol, chart, names)), sources);
  return evaluate(code, (module) => (module === "./messages.js" ? evaluateMessages(protocol) : requireRuntime(module)));
}

/** Protocols that share their messages share the module, since printing it takes longest. */
function evaluateMessages(protocol: Protocol): Exports {
  const known = messageModules.get(protocol.messages);
  if (known !== undefined) return known;
  const { statements, runtimeTypeImports, runtimeImports } = buildMessagesFile(protocol, nameProtocol(protocol));
  const source = { module: "../runtime.js", types: runtimeTypeImports, values: runtimeImports };
  const exports = evaluate(printFile(statements, [source]), requireRuntime);
  messageModules.set(protocol.messages, exports);
  return exports;
}

/** The runtime needs no other module. */
function requireRuntime(module: string): Exports {
  if (module !== "../runtime.js") throw new Error(`emitted code asks for "${module}" when it runs`);
  return (runtime ??= evaluate(render("shared/runtime.ts", {}), requireRuntime));
}

function evaluate(code: Code, require: Require): Exports {
  const exports: Exports = {};
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions });
  const run = compileFunction(outputText, ["exports", "require"]) as (exports: Exports, require: Require) => void;
  run(exports, require);
  return exports;
}
