import { StructureKind, type TypeAliasDeclarationStructure } from "ts-morph";

import { ts, type Code } from "../encode/code.js";
import type { TestsContext } from "./tests-context.js";

/** Gives short names for what the tests of a role say over and over: what its handlers answer, and its inputs. */
export function buildTypes(context: TestsContext): readonly TypeAliasDeclarationStructure[] {
  const { types } = context.names;
  const handlers = handlersType(context);
  return [
    buildAlias(types.answers, ts`TestAnswers<${handlers}>`),
    buildAlias(types.input, ts`TestInput<${sessionType(context)}, ${handlers}>`),
  ];
}

/** Gives the type of the handlers under test; that of no handlers where the role has none. */
export function handlersType({ scope, hasHandlers }: TestsContext): Code {
  return hasHandlers ? ts`${scope.names.declared("Handlers")}<null>` : ts`object`;
}

/** Gives the type of the session under test. */
export function sessionType({ scope }: TestsContext): Code {
  return ts`${scope.names.session}<null>`;
}

function buildAlias(name: Code, type: Code): TypeAliasDeclarationStructure {
  return { kind: StructureKind.TypeAlias, name, type, leadingTrivia: "\n" };
}
