import {
  StructureKind,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
} from "ts-morph";

import { connects } from "../../facts/connects.js";
import { ts } from "../encode/code.js";
import { transportType } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { hasTimers } from "../view/timers.js";
import { contextParameter } from "./context-parameter.js";
import { buildClock, buildSharedOptions, viewFactory, type FactoryOptions, type FactoryPart } from "./factory-parts.js";

/** Gives a client's options, and the function that makes one. */
export function buildClientFactory(scope: RoleScope, options: FactoryOptions): readonly FactoryPart[] {
  return [buildOptions(scope, options), buildCreate(scope, options)];
}

function buildOptions(scope: RoleScope, options: FactoryOptions): InterfaceDeclarationStructure {
  const isConnecting = connects(scope.index);
  return {
    kind: StructureKind.Interface,
    name: scope.names.declared("Options"),
    docs: ["What a client is made of."],
    isExported: true,
    typeParameters: [contextParameter],
    properties: [
      ...buildSharedOptions(scope, options),
      { name: "context", docs: ["What the user keeps with the session."], isReadonly: true, type: "Context" },
      {
        name: "transport",
        docs: [
          isConnecting
            ? "The connection to the server; null where there is none yet."
            : "The connection to the server.",
        ],
        isReadonly: true,
        type: transportType(scope),
      },
      ...(hasTimers(scope) ? [buildClock()] : []),
      {
        name: "snapshot",
        docs: ["Where to take up a session, in place of the initial state."],
        isReadonly: true,
        hasQuestionToken: true,
        type: ts`Snapshot<${scope.names.declared("State")}>`,
      },
    ],
    methods: isConnecting ? [buildConnect(scope)] : [],
  };
}

function buildConnect({ names }: RoleScope): OptionalKind<MethodSignatureStructure> {
  return {
    name: "connect",
    docs: [
      "Asks for a new connection, which `opened` hands to the session; `closed` tells it that there will be none.",
    ],
    parameters: [{ name: "session", type: ts`${names.session}<Context>` }],
    returnType: "void",
  };
}

function buildCreate(scope: RoleScope, options: FactoryOptions): FunctionDeclarationStructure {
  const { names } = scope;
  return {
    kind: StructureKind.Function,
    name: ts`create${names.prefix}`,
    docs: ["Makes a client and enters its initial state."],
    isExported: true,
    typeParameters: ["Context"],
    parameters: [{ name: "options", type: ts`${names.declared("Options")}<Context>` }],
    returnType: ts`${names.session}<Context>`,
    statements: render("session/create-client", { ...viewFactory(scope, options), connects: connects(scope.index) }),
  };
}
