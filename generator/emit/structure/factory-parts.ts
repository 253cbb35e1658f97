import type {
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  OptionalKind,
  PropertySignatureStructure,
  TypeAliasDeclarationStructure,
} from "ts-morph";

import { ts } from "../encode/code.js";
import type { RoleScope } from "../role-scope.js";

/** A declaration that makes a server or client, or that its maker needs. */
export type FactoryPart = InterfaceDeclarationStructure | TypeAliasDeclarationStructure | FunctionDeclarationStructure;

/** What a factory is built from besides the chart. */
export interface FactoryOptions {
  /** Whether the role asks its user for handlers. */
  readonly hasHandlers: boolean;
}

/** Gives the options that servers and clients have in common. */
export function buildSharedOptions(
  { names }: RoleScope,
  { hasHandlers }: FactoryOptions,
): OptionalKind<PropertySignatureStructure>[] {
  const handlers = { name: "handlers", isReadonly: true, type: ts`${names.declared("Handlers")}<Context>` };
  return [
    ...(hasHandlers ? [handlers] : []),
    { name: "hooks", isReadonly: true, type: ts`SessionHooks<${names.session}<Context>>` },
  ];
}
