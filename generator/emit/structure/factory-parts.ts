import type {
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  OptionalKind,
  PropertySignatureStructure,
  TypeAliasDeclarationStructure,
} from "ts-morph";

import { ts } from "../encode/code.js";
import type { RoleScope } from "../role-scope.js";
import type { View } from "../template/render.js";
import { hasTimers, listStaticTimers, renderDurations } from "../view/timers.js";

/** A declaration that makes a server or client, or that its maker needs. */
export type FactoryPart = InterfaceDeclarationStructure | TypeAliasDeclarationStructure | FunctionDeclarationStructure;

/** What a factory is built from besides the chart. */
export interface FactoryOptions {
  /** Whether the role asks its user for handlers. */
  readonly hasHandlers: boolean;
}

/** Gives the options that servers and clients have in common. */
export function buildSharedOptions(scope: RoleScope, { hasHandlers }: FactoryOptions): Option[] {
  const { names } = scope;
  const handlers = { name: "handlers", isReadonly: true, type: ts`${names.declared("Handlers")}<Context>` };
  return [
    ...(hasHandlers ? [handlers] : []),
    { name: "hooks", isReadonly: true, type: ts`SessionHooks<${names.session}<Context>>` },
    ...buildDurations(scope),
    optional({
      name: "mailbox",
      docs: [`How much may wait while a handler's answer is awaited; 1,000 unless told otherwise.`],
      type: "number",
    }),
  ];
}

/** Gives the option of a clock, which a test hands in. */
export function buildClock(): Option {
  return optional({ name: "clock", docs: ["Counts the time; the system's unless told otherwise."], type: "Clock" });
}

/** Gives what all the factories' code is rendered from. */
export function viewFactory(scope: RoleScope, { hasHandlers }: FactoryOptions): Readonly<Record<string, View>> {
  return {
    session: scope.names.session,
    hasHandlers,
    timer: listStaticTimers(scope).length > 0 ? scope.names.declared("Timer") : ts`never`,
    durations: hasTimers(scope) ? renderDurations(scope) : null,
  };
}

type Option = OptionalKind<PropertySignatureStructure>;

function optional(option: Option): Option {
  return { ...option, isReadonly: true, hasQuestionToken: true };
}

function buildDurations(scope: RoleScope): readonly Option[] {
  if (listStaticTimers(scope).length === 0) return [];
  const type = ts`Partial<Durations<${scope.names.declared("Timer")}>>`;
  return [optional({ name: "durations", docs: ["How long timers take, in place of what the chart says."], type })];
}
