import type { ts } from "ts-morph";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { AskedRole } from "./asked-role.js";
import type { HandlersObjects } from "./find-handlers-objects.js";
import type { SyntaxFault } from "./parse-typescript.js";
import { spanOf, spanOfNode, spanOfStart } from "./span-of.js";

/** Tells where a file is no TypeScript. */
export function describeSyntaxFault({ message, start, end }: SyntaxFault, source: ts.SourceFile): Diagnostic {
  return {
    rule: "typescript-syntax",
    severity: "error",
    message,
    span: spanOf(source, start, end),
    related: [],
    help: "mend it first: nothing is added to a file that does not parse",
  };
}

/** Tells that nothing in a file is declared as the handlers. */
export function describeNoObject(
  { classes }: HandlersObjects,
  source: ts.SourceFile,
  { handlersType }: AskedRole,
): Diagnostic {
  return {
    rule: "no-handlers-object",
    severity: "error",
    message: `No object literal of this file is declared as ${handlersType}.`,
    span: spanOf(source, 0, 0),
    related: classes.map((one) => ({ message: "nothing is added to a class", span: spanOfStart(one) })),
    help:
      `write one as \`const handlers: ${handlersType}<…> = {}\`, as what a function returns, with \`satisfies\`, or as ` +
      "`handlers` of the options; or name another file with --output",
  };
}

/** Tells that several objects of a file are declared as the handlers. */
export function describeSeveralObjects(
  [first, ...others]: readonly [ts.Node, ...ts.Node[]],
  { handlersType }: AskedRole,
): Diagnostic {
  return {
    rule: "several-handlers-objects",
    severity: "error",
    message: `${others.length + 1} object literals of this file are declared as ${handlersType}.`,
    span: spanOfStart(first),
    related: others.map((object) => ({ message: "another one", span: spanOfStart(object) })),
    help: "leave one of them in this file, or name another file with --output",
  };
}

/** Tells of a member that is no handler; `nearest` is the handler that it may have been renamed to. */
export function describeLeftover(name: string, node: ts.Node, nearest: string | null): Diagnostic {
  return {
    rule: "leftover-handler",
    severity: "warning",
    message: `The spec asks for no handler "${name}".`,
    span: spanOfNode(node),
    related: [],
    help: nearest === null ? "remove it" : `was it renamed to "${nearest}"? If not, remove it`,
  };
}

/** Tells that handlers are not there for all that can be seen, but that something else may bring them. */
export function describeUnseen(
  [first, ...others]: readonly [ts.Node, ...ts.Node[]],
  missing: readonly string[],
): Diagnostic {
  return {
    rule: "unseen-handlers",
    severity: "warning",
    message: `This may bring what is not written here, so nothing was added: ${missing.join(", ")}.`,
    span: spanOfNode(first),
    related: others.map((node) => ({ message: "and so may this", span: spanOfNode(node) })),
    help: "where the compiler finds one of them missing, write it by hand",
  };
}
