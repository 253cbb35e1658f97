import type { StatementStructures } from "ts-morph";

import { findChartOfRole } from "../facts/chart-of-role.js";
import type { RoleName } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import type { EmitOptions } from "./emit-options.js";
import type { EmittedFile } from "./emitted-file.js";
import { ts, type Code } from "./encode/code.js";
import { formatTypeScript } from "./format.js";
import type { HostKind } from "./host-kind.js";
import { nameProtocol, type ProtocolNames } from "./names/protocol-names.js";
import { writePreamble } from "./preamble.js";
import { openRoleScope, type RoleScope } from "./role-scope.js";
import { buildHost, importForHost } from "./structure/host-file.js";
import {
  importMessages,
  importRuntime,
  importZproto,
  specifyModule,
  type ImportExtension,
} from "./structure/import-sources.js";
import { buildIndexFile } from "./structure/index-file.js";
import { buildMessagesFile } from "./structure/messages-file.js";
import { printFile, type ImportSource } from "./structure/print.js";
import { buildRoleFile } from "./structure/role-file.js";
import { buildTestsFile } from "./structure/tests-file.js";
import { importForTests } from "./structure/tests-imports.js";

/** Emits the code of one protocol: its messages, the roles asked for, their tests and hosts where asked for, and an index. */
export async function emitProtocol(protocol: Protocol, options: EmitOptions): Promise<readonly EmittedFile[]> {
  const names = nameProtocol(protocol);
  const files = [
    draftMessages(protocol, names, options),
    ...options.roles.flatMap((role) => draftRole(protocol, names, { ...options, role })),
    draftIndex(options),
  ];
  // One after the other: what each is made of takes a hundred times its own size.
  const finished: EmittedFile[] = [];
  for (const file of files) finished.push(await finish(file, protocol, options));
  return finished;
}

/** A file before it is printed. */
interface Draft {
  /** Its name without the ending. */
  readonly name: string;
  readonly statements: readonly (StatementStructures | Code)[];
  readonly sources: readonly ImportSource[];
}

function draftMessages(protocol: Protocol, names: ProtocolNames, { importExtension }: EmitOptions): Draft {
  const { statements, runtimeTypeImports, runtimeImports } = buildMessagesFile(protocol, names);
  const module = specifyModule("../runtime", importExtension);
  const runtime = { module, types: runtimeTypeImports, values: runtimeImports };
  return { name: "messages", statements, sources: [runtime, importZproto(importExtension)] };
}

function draftRole(
  protocol: Protocol,
  names: ProtocolNames,
  { role, importExtension, tests, hosts = [] }: EmitOptions & { readonly role: RoleName },
): readonly Draft[] {
  const scope = openRoleScope(protocol, findChartOfRole(protocol, role), names);
  const statements = buildRoleFile(scope);
  const sources = [importRuntime(importExtension), importMessages(names, importExtension)];
  return [
    { name: role, statements, sources },
    ...(tests === "emitted" ? [draftTests(scope, importExtension)] : []),
    ...hosts.map((host) => draftHost(scope, host, importExtension)),
  ];
}

function draftHost(scope: RoleScope, host: HostKind, extension: ImportExtension): Draft {
  const name = `${scope.index.chart.role}.${host}`;
  return { name, statements: [buildHost(scope, host)], sources: importForHost(scope, extension) };
}

/** Drafts the tests of a role whose own file was drafted from the same scope, so that both use the same names. */
function draftTests(scope: RoleScope, extension: ImportExtension): Draft {
  const name = `${scope.index.chart.role}.test`;
  const file = buildTestsFile(scope);
  return { name, statements: file.statements, sources: importForTests(scope, file, extension) };
}

function draftIndex({ roles, importExtension }: EmitOptions): Draft {
  return { name: "index", statements: buildIndexFile(["messages", ...roles], importExtension), sources: [] };
}

async function finish(
  { name, statements, sources }: Draft,
  protocol: Protocol,
  options: EmitOptions,
): Promise<EmittedFile> {
  const preamble = writePreamble(options.headerPath(protocol.file), options.header);
  const content = await formatTypeScript(ts`${preamble}${printFile(statements, sources)}`);
  return { path: `${protocol.name.text}/${name}.ts`, content, spec: protocol.file };
}
