import { ts } from "ts-morph";

import type { AskedRole } from "./asked-role.js";
import { findKindOfType, findKnownNames, type KnownNames, type ObjectKind } from "./known-types.js";

/** Where a file has the handlers of a role: the object literals that are declared as such, and classes that implement them. */
export interface HandlersObjects {
  readonly objects: readonly ts.ObjectLiteralExpression[];
  readonly classes: readonly ts.ClassLikeDeclaration[];
}

/**
 * Finds the handlers of a role in a file: object literals that a declaration, a return type, `satisfies` or `as` gives the
 * emitted type, or that stand as `handlers` in options of it. Their parameters then have types without being annotated.
 */
export function findHandlersObjects(source: ts.SourceFile, asked: AskedRole): HandlersObjects {
  const names = findKnownNames(source, asked);
  const objects: ts.ObjectLiteralExpression[] = [];
  const classes: ts.ClassLikeDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && findKind(node, names) === "handlers") objects.push(node);
    if (ts.isClassLike(node) && implementsHandlers(node, names)) classes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { objects, classes };
}

function implementsHandlers({ heritageClauses }: ts.ClassLikeDeclaration, { types }: KnownNames): boolean {
  const implemented = heritageClauses?.filter(({ token }) => token === ts.SyntaxKind.ImplementsKeyword) ?? [];
  return implemented
    .flatMap((clause) => clause.types)
    .some(({ expression }) => types.get(findLastName(expression) ?? "") === "handlers");
}

/** Gives what an expression is by the place where it stands; null where nothing there says so. */
function findKind(node: ts.Expression, names: KnownNames): ObjectKind | null {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return findKind(parent, names);
  if (ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) {
    return findKindOfType(parent.type, names.types) ?? findKind(parent, names);
  }
  if (isTyped(parent)) return parent.initializer === node ? findKindOfType(parent.type, names.types) : null;
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node)) {
    return findKindOfType(findFunction(node)?.type, names.types);
  }
  if (ts.isPropertyAssignment(parent)) return findKindOfProperty(parent, names);
  if (ts.isCallExpression(parent)) return isOptions(node, parent, names) ? "options" : null;
  return null;
}

function isTyped(node: ts.Node): node is ts.VariableDeclaration | ts.PropertyDeclaration | ts.ParameterDeclaration {
  return ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node);
}

function findFunction(node: ts.Node): ts.SignatureDeclaration | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

function findKindOfProperty({ name, parent }: ts.PropertyAssignment, names: KnownNames): ObjectKind | null {
  const isHandlers = (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === "handlers";
  return isHandlers && findKind(parent, names) === "options" ? "handlers" : null;
}

function isOptions(node: ts.Expression, call: ts.CallExpression, { entrances }: KnownNames): boolean {
  return call.arguments[0] === node && entrances.has(findLastName(call.expression) ?? "");
}

function findLastName(expression: ts.Expression): string | null {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : null;
}
