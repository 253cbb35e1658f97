import { StructureKind, type FunctionDeclarationStructure, type InterfaceDeclarationStructure } from "ts-morph";

import { ts } from "../encode/code.js";
import { outgoingUnion } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { buildSharedOptions, type FactoryOptions, type FactoryPart } from "./factory-parts.js";

/** Gives a client's options, and the function that makes one. */
export function buildClientFactory(scope: RoleScope, options: FactoryOptions): readonly FactoryPart[] {
  return [buildOptions(scope, options), buildCreate(scope, options)];
}

function buildOptions(scope: RoleScope, options: FactoryOptions): InterfaceDeclarationStructure {
  const transport = ts`Transport<${outgoingUnion(scope)}>`;
  return {
    kind: StructureKind.Interface,
    name: scope.names.declared("Options"),
    docs: ["What a client is made of."],
    isExported: true,
    typeParameters: ["Context"],
    properties: [
      ...buildSharedOptions(scope, options),
      { name: "context", docs: ["What the user keeps with the session."], isReadonly: true, type: "Context" },
      { name: "transport", docs: ["The connection to the server."], isReadonly: true, type: transport },
    ],
  };
}

function buildCreate({ names }: RoleScope, { hasHandlers }: FactoryOptions): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    name: ts`create${names.prefix}`,
    docs: ["Makes a client and enters its initial state."],
    isExported: true,
    typeParameters: ["Context"],
    parameters: [{ name: "options", type: ts`${names.declared("Options")}<Context>` }],
    returnType: ts`${names.session}<Context>`,
    statements: render("session/create-client", { session: names.session, hasHandlers }),
  };
}
