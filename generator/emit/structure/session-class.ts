import {
  Scope,
  StructureKind,
  type ClassDeclarationStructure,
  type ConstructorDeclarationStructure,
  type GetAccessorDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type PropertyDeclarationStructure,
} from "ts-morph";

import { findInitialRoute } from "../../facts/route.js";
import { isDynamic, listTimers } from "../../facts/timers.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { hasOutcomes, outgoingUnion, tickerType, transportType, unionOf } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { hasTimers, listStamps } from "../view/timers.js";
import { buildOwnEnded, buildOwnMethods } from "./own-methods.js";
import type { Method } from "./method.js";
import { buildSessionMethods } from "./session-methods.js";
import { buildStateMethods } from "./state-methods.js";
import { buildStepMethods } from "./step-methods.js";
import { contextParameter } from "./context-parameter.js";
import { buildTimerMethods } from "./timer-methods.js";

/** What a role's class is built from besides its chart. */
export interface SessionClassOptions {
  /** Whether the role asks anything of its user. */
  readonly hasHandlers: boolean;
}

/** Gives the class of a role's sessions: its states as methods, and what drives them. */
export function buildSessionClass(scope: RoleScope, options: SessionClassOptions): ClassDeclarationStructure {
  const { names, index } = scope;
  const outcome = hasOutcomes(scope) ? names.declared("Outcome") : ts`never`;
  return {
    kind: StructureKind.Class,
    name: names.session,
    docs: [`One conversation of the ${index.chart.role} with its peer.`],
    isExported: true,
    typeParameters: [contextParameter],
    extends: ts`Session<${names.declared("State")}, ${outcome}, ${outgoingUnion(scope)}>`,
    properties: buildProperties(scope, options),
    ctors: [buildConstructor(scope, options)],
    getAccessors: [buildState(scope), buildOwnEnded()],
    methods: [...buildMethods(scope)],
  };
}

function buildMethods(scope: RoleScope): readonly Method[] {
  const states = scope.index.states.filter(({ kind }) => kind !== "abstract");
  const ofStates = states.flatMap((state) => buildStateMethods(state, scope));
  return [
    ...buildSessionMethods(scope),
    ...buildOwnMethods(scope),
    ...buildTimerMethods(scope),
    ...buildStepMethods(scope, new Map(ofStates.map((method) => [method.name, method]))),
    ...ofStates,
  ];
}

function buildConstructor(
  scope: RoleScope,
  options: SessionClassOptions,
): OptionalKind<ConstructorDeclarationStructure> {
  return {
    parameters: buildParameters(scope, options),
    statements: render("session/construct", {
      hasHandlers: options.hasHandlers,
      hasTicker: hasTimers(scope),
      stamps: listTicks(scope),
      dynamic: listDynamicTicks(scope),
    }),
  };
}

function buildState({ names }: RoleScope): OptionalKind<GetAccessorDeclarationStructure> {
  return {
    name: "state",
    docs: ["The current state."],
    returnType: names.declared("State"),
    statements: ts`return this.current;`,
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
    ...(hasTimers(scope) ? [{ name: "ticker", scope: Scope.Private, isReadonly: true, type: tickerType(scope) }] : []),
    { name: "current", scope: Scope.Private, type: names.declared("State"), initializer: findInitialState(scope) },
    ...[...listTicks(scope), ...listDynamicTicks(scope)].map((name) => ({
      name,
      scope: Scope.Private,
      type: ts`number`,
    })),
  ];
}

function buildParameters(
  scope: RoleScope,
  { hasHandlers }: SessionClassOptions,
): OptionalKind<ParameterDeclarationStructure>[] {
  return [
    ...(hasHandlers ? [{ name: "handlers", type: ts`${scope.names.declared("Handlers")}<Context>` }] : []),
    { name: "context", type: "Context" },
    { name: "transport", type: transportType(scope) },
    { name: "owner", type: "SessionOwner" },
    ...(hasTimers(scope) ? [{ name: "ticker", type: tickerType(scope) }] : []),
  ];
}

/** Gives the members that note the tick from which a timer runs: those of several timers, then one for each. */
function listTicks(scope: RoleScope): readonly Code[] {
  return [...listStamps(scope), ...listTimers(scope.index).map((timer) => scope.names.timer("from", timer))];
}

/** Gives the members that note how long a timer takes. */
function listDynamicTicks(scope: RoleScope): readonly Code[] {
  return listTimers(scope.index)
    .filter(isDynamic)
    .map((timer) => scope.names.timer("ticks", timer));
}

function findInitialState({ index }: RoleScope): Code {
  const route = findInitialRoute(index);
  return route === null ? unionOf([]) : literal(route.to.name.text);
}
