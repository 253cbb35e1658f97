import {
  StructureKind,
  VariableDeclarationKind,
  type TypeAliasDeclarationStructure,
  type VariableStatementStructure,
} from "ts-morph";

import { ts } from "../emit/encode/code.js";
import { comment } from "../emit/encode/comment.js";
import { identifier } from "../emit/encode/identifier.js";
import { formatTypeScript } from "../emit/format.js";
import { printFile } from "../emit/structure/print.js";
import type { RoleName } from "../model/chart.js";
import type { AskedRole } from "./asked-role.js";
import { writeObject } from "./write-stubs.js";

/** What a handlers file says beside the handlers. */
export interface DraftOptions {
  readonly role: RoleName;
  /** The spec, as the file names it to its reader. */
  readonly spec: string;
  /** The module that the file imports from. */
  readonly module: string;
}

/** Gives a whole handlers file, in which nothing is written yet but what compiles; as Prettier formats it. */
export async function draftHandlersFile(asked: AskedRole, options: DraftOptions): Promise<string> {
  const statements = [buildContext(), buildHandlers(asked, options)];
  const source = { module: options.module, types: [asked.handlersType], values: [] };
  return await formatTypeScript(printFile(statements, [source]));
}

function buildContext(): TypeAliasDeclarationStructure {
  return {
    kind: StructureKind.TypeAlias,
    name: "Context",
    docs: ["What you keep with each session, as `session.context`. Null is nothing: put a type of yours here."],
    isExported: true,
    type: "null",
    leadingTrivia: "\n",
  };
}

function buildHandlers(asked: AskedRole, { role, spec }: DraftOptions): VariableStatementStructure {
  const type = ts`${identifier(asked.handlersType)}<Context>`;
  return {
    kind: StructureKind.VariableStatement,
    docs: [
      ts`\nWhat the ${identifier(role)} of ${comment(spec)} leaves to you. After a change of the spec,\n` +
        "`chartwright scaffold` adds the handlers that are new, and leaves all else as it is.",
    ],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: "handlers", type, initializer: writeObject(asked.handlers) }],
    leadingTrivia: "\n",
  };
}
