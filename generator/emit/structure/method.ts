import { Scope, type MethodDeclarationStructure, type OptionalKind } from "ts-morph";

import type { Code } from "../encode/code.js";

/** A method as ts-morph takes it. */
export type Method = OptionalKind<MethodDeclarationStructure>;

type Parameter = readonly [name: Code, type: Code];

/** What a method of an emitted class is made of. `doc` is null where the class it overrides says it. */
export interface MethodParts {
  readonly name: Code;
  readonly doc: Code | null;
  readonly parameter?: Parameter;
  /** In place of `parameter`, where there are several. */
  readonly parameters?: readonly Parameter[];
  readonly returns: Code;
  readonly body: Code;
  readonly access: "public" | "protected" | "private";
  readonly isOverride?: true;
}

/** Gives a method's structure from its parts. */
export function buildMethod(parts: MethodParts): Method {
  const { name, doc, parameter, parameters = parameter === undefined ? [] : [parameter] } = parts;
  const { returns, body, access, isOverride } = parts;
  return {
    name,
    docs: doc === null ? [] : [doc],
    ...(access === "public" ? {} : { scope: access === "private" ? Scope.Private : Scope.Protected }),
    hasOverrideKeyword: isOverride ?? false,
    parameters: parameters.map(([parameterName, type]) => ({ name: parameterName, type })),
    returnType: returns,
    statements: body,
  };
}
