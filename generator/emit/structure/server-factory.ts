import {
  StructureKind,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type TypeAliasDeclarationStructure,
} from "ts-morph";

import { ts, type Code } from "../encode/code.js";
import { outgoingUnion, unionOf } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { contextParameter } from "./context-parameter.js";
import { buildClock, buildSharedOptions, viewFactory, type FactoryOptions, type FactoryPart } from "./factory-parts.js";

/** Gives a server's options, its type, and the function that makes one. */
export function buildServerFactory(scope: RoleScope, options: FactoryOptions): readonly FactoryPart[] {
  return [buildOptions(scope, options), buildType(scope), buildCreate(scope, options)];
}

function buildOptions(scope: RoleScope, options: FactoryOptions): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: scope.names.declared("Options"),
    docs: ["What a server is made of."],
    isExported: true,
    typeParameters: [contextParameter, "SessionKey"],
    properties: [...buildSharedOptions(scope, options), buildClock()],
    methods: [
      {
        name: "context",
        docs: ["Makes what the user keeps with the session of a new connection."],
        parameters: [{ name: "connection", type: ts`Connection<SessionKey, ${outgoingUnion(scope)}>` }],
        returnType: "Context",
      },
    ],
  };
}

function buildType(scope: RoleScope): TypeAliasDeclarationStructure {
  return {
    kind: StructureKind.TypeAlias,
    name: scope.names.prefix,
    docs: ["The sessions of a server, by the keys of their connections."],
    isExported: true,
    typeParameters: ["Context", { name: "SessionKey", default: "unknown" }],
    type: ts`Server<SessionKey, ${outgoingUnion(scope)}, ${commandType(scope)}, ${scope.names.session}<Context>>`,
  };
}

function commandType({ index, names }: RoleScope): Code {
  return unionOf(
    index.chart.events.filter(({ kind }) => kind === "command").map(({ name }) => names.command(name.text)),
  );
}

function buildCreate(scope: RoleScope, options: FactoryOptions): FunctionDeclarationStructure {
  const { names } = scope;
  return {
    kind: StructureKind.Function,
    name: ts`create${names.prefix}`,
    docs: ["Makes a server without sessions; `connect` starts one."],
    isExported: true,
    typeParameters: ["Context", { name: "SessionKey", default: "unknown" }],
    parameters: [{ name: "options", type: ts`${names.declared("Options")}<Context, SessionKey>` }],
    returnType: ts`${names.prefix}<Context, SessionKey>`,
    statements: render("session/create-server", {
      ...viewFactory(scope, options),
      outgoing: outgoingUnion(scope),
      command: commandType(scope),
    }),
  };
}
