import { Scope, type MethodDeclarationStructure, type OptionalKind } from "ts-morph";

import type { Code } from "../encode/code.js";

/** A method as ts-morph takes it. */
export type Method = OptionalKind<MethodDeclarationStructure>;

/** What a method of an emitted class is made of. `doc` is null where the class it overrides says it. */
export interface MethodParts {
  readonly name: Code;
  readonly doc: Code | null;
  readonly parameter?: readonly [name: Code, type: Code];
  readonly returns: Code;
  readonly body: Code;
  readonly access: "public" | "protected" | "private";
  readonly isOverride?: true;
}

/** Gives a method's structure from its parts. */
export function buildMethod({ name, doc, parameter, returns, body, access, isOverride }: MethodParts): Method {
  return {
    name,
    docs: doc === null ? [] : [doc],
    ...(access === "public" ? {} : { scope: access === "private" ? Scope.Private : Scope.Protected }),
    hasOverrideKeyword: isOverride ?? false,
    parameters: parameter === undefined ? [] : [{ name: parameter[0], type: parameter[1] }],
    returnType: returns,
    statements: body,
  };
}
