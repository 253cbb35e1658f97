import {
  Scope,
  StructureKind,
  type ClassDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type PropertyDeclarationStructure,
} from "ts-morph";

import { findInitialRoute } from "../../facts/route.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { outgoingUnion, unionOf } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { buildSessionMethods } from "./session-methods.js";
import { buildStateMethods } from "./state-methods.js";
import { buildStepMethods } from "./step-methods.js";

/** What a role's class is built from besides its chart. */
export interface SessionClassOptions {
  /** Whether the role asks anything of its user. */
  readonly hasHandlers: boolean;
}

/** Gives the class of a role's sessions: its states as methods, and what drives them. */
export function buildSessionClass(scope: RoleScope, options: SessionClassOptions): ClassDeclarationStructure {
  const { names, index } = scope;
  const hasOutcomes = index.chart.events.some(({ kind }) => kind === "outcome");
  const outcome = hasOutcomes ? names.declared("Outcome") : ts`never`;
  const stateMethods = index.states
    .filter(({ kind }) => kind !== "abstract")
    .flatMap((state) => buildStateMethods(state, scope));
  const stepMethods = buildStepMethods(scope, new Map(stateMethods.map((method) => [method.name, method])));
  return {
    kind: StructureKind.Class,
    name: names.session,
    docs: [`One conversation of the ${index.chart.role} with its peer.`],
    isExported: true,
    typeParameters: ["Context"],
    extends: ts`Session<${outcome}, ${outgoingUnion(scope)}>`,
    properties: buildProperties(scope, options),
    ctors: [
      {
        parameters: buildParameters(scope, options),
        statements: render("session/construct", { hasHandlers: options.hasHandlers }),
      },
    ],
    getAccessors: [
      {
        name: "state",
        docs: ["The current state."],
        returnType: names.declared("State"),
        statements: ts`return this.current;`,
      },
    ],
    methods: [...buildSessionMethods(scope), ...stepMethods, ...stateMethods],
  };
}

function buildProperties(
  scope: RoleScope,
  { hasHandlers }: SessionClassOptions,
): OptionalKind<PropertyDeclarationStructure>[] {
  const { names } = scope;
  const handlers = {
    name: "handlers",
    scope: Scope.Private,
    isReadonly: true,
    type: ts`${names.declared("Handlers")}<Context>`,
  };
  return [
    { name: "context", docs: ["What the session's user keeps with it."], isReadonly: true, type: "Context" },
    ...(hasHandlers ? [handlers] : []),
    { name: "current", scope: Scope.Private, type: names.declared("State"), initializer: findInitialState(scope) },
  ];
}

function buildParameters(
  scope: RoleScope,
  { hasHandlers }: SessionClassOptions,
): OptionalKind<ParameterDeclarationStructure>[] {
  return [
    ...(hasHandlers ? [{ name: "handlers", type: ts`${scope.names.declared("Handlers")}<Context>` }] : []),
    { name: "context", type: "Context" },
    { name: "transport", type: ts`Transport<${outgoingUnion(scope)}>` },
    { name: "owner", type: "SessionOwner" },
  ];
}

function findInitialState({ index }: RoleScope): Code {
  const route = findInitialRoute(index);
  return route === null ? unionOf([]) : literal(route.to.name.text);
}
