import { TypeParameterVariance, type OptionalKind, type TypeParameterDeclarationStructure } from "ts-morph";

/**
 * The type of what users keep with a session. Its variance is written out, which saves a compiler from comparing whole
 * sessions to find it: a fifth of what it costs to check a protocol.
 */
export const contextParameter: OptionalKind<TypeParameterDeclarationStructure> = {
  name: "Context",
  variance: TypeParameterVariance.Out,
};
