import {
  StructureKind,
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
} from "ts-morph";

import { isDynamic, listTimers } from "../../facts/timers.js";
import type { TimerEvent } from "../../model/event.js";
import { comment } from "../encode/comment.js";
import { ts } from "../encode/code.js";
import type { RoleScope } from "../role-scope.js";
import { contextParameter } from "./context-parameter.js";
import { findHandlers } from "./handlers.js";

/** Gives the interface of what a role asks of its user; null where it asks nothing. */
export function buildHandlersInterface(scope: RoleScope): InterfaceDeclarationStructure | null {
  const handlers = findHandlers(scope);
  const methods = handlers.map(({ name, doc, subject, type, returns }): OptionalKind<MethodSignatureStructure> => ({
    name,
    docs: [doc],
    parameters: [
      { name: "session", type: ts`${scope.names.session}<Context>` },
      { name: subject, type },
    ],
    returnType: returns,
  }));
  const durations = listTimers(scope.index)
    .filter(isDynamic)
    .map((timer) => buildDuration(timer, scope));
  if (methods.length + durations.length === 0) return null;
  const { role } = scope.index.chart;
  const start = handlers.some(({ runsAtStart }) => runsAtStart)
    ? " Where a session starts, the event is `undefined`."
    : "";
  return {
    kind: StructureKind.Interface,
    name: scope.names.declared("Handlers"),
    docs: [`What the ${role} leaves to its user.${start}`],
    isExported: true,
    typeParameters: [contextParameter],
    methods: [...methods, ...durations],
  };
}

function buildDuration(timer: TimerEvent, { names }: RoleScope): OptionalKind<MethodSignatureStructure> {
  return {
    name: names.duration(timer),
    docs: [comment(`Says how long ${timer.name.text} takes, in milliseconds, each time it starts.`)],
    parameters: [{ name: "session", type: ts`${names.session}<Context>` }],
    returnType: ts`number`,
  };
}
