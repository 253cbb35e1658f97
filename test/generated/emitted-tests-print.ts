import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { SpecText } from "../../generator/emit/encode/spec-text.js";
import { nameProtocol } from "../../generator/emit/names/protocol-names.js";
import { openRoleScope, type RoleScope } from "../../generator/emit/role-scope.js";
import { importMessages, importRuntime } from "../../generator/emit/structure/import-sources.js";
import { buildMessagesFile } from "../../generator/emit/structure/messages-file.js";
import { printFile } from "../../generator/emit/structure/print.js";
import { buildRoleFile } from "../../generator/emit/structure/role-file.js";
import { buildTestsFile } from "../../generator/emit/structure/tests-file.js";
import { importForTests } from "../../generator/emit/structure/tests-imports.js";
import { render } from "../../generator/emit/template/render.js";

/** Gives a role's files and all they import, by path, as they are before Prettier lays them out, which takes longest. */
export function printWithTests(protocol: Protocol, role: RoleName): ReadonlyMap<string, string> {
  const names = nameProtocol(protocol);
  const scope = openRoleScope(protocol, findChartOfRole(protocol, role), names);
  const sources = [importRuntime("js"), importMessages(names, "js")];
  const messages = buildMessagesFile(protocol, names);
  const runtime = { module: "../runtime.js", types: messages.runtimeTypeImports, values: messages.runtimeImports };
  return new Map<string, string>([
    ["runtime.ts", render("shared/runtime.ts", {})],
    ["testing.ts", render("shared/testing.ts", { runtime: new SpecText("./runtime.js") })],
    ["it/messages.ts", printFile(messages.statements, [runtime])],
    [`it/${role}.ts`, printFile(buildRoleFile(scope), sources)],
    [`it/${role}.test.ts`, printTests(scope)],
  ]);
}

/** The names in a role's tests follow from those in its own file, which is built first. */
function printTests(scope: RoleScope): string {
  const file = buildTestsFile(scope);
  return printFile(file.statements, importForTests(scope, file, "js"));
}
