import { ts } from "ts-morph";

/**
 * Finds the object that a spread brings, and that is sure to be all it brings: it stands in the spread itself, or is a
 * constant around it whose name is nowhere in the file but in its declaration and in spreads.
 */
export function findSpreadObject({ expression }: ts.SpreadAssignment): ts.ObjectLiteralExpression | null {
  const plain = strip(expression);
  if (ts.isObjectLiteralExpression(plain)) return plain;
  if (!ts.isIdentifier(plain)) return null;
  const [declared, ...others] = findNames(plain).filter((name) => !isSpread(name));
  if (declared === undefined || others.length > 0) return null;
  return findConstant(declared, plain);
}

// Types and keys of that name count too: to tell them from what changes the object is not worth a wrong stub.
function findNames(identifier: ts.Identifier): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === identifier.text) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(identifier.getSourceFile());
  return found;
}

function isSpread({ parent }: ts.Expression): boolean {
  return ts.isSpreadAssignment(parent) || (isWrapper(parent) && isSpread(parent));
}

/** Gives the object that a name is declared as, if that holds where the name is used, and for good. */
function findConstant({ parent: declared }: ts.Identifier, used: ts.Identifier): ts.ObjectLiteralExpression | null {
  if (!ts.isVariableDeclaration(declared) || declared.initializer === undefined) return null;
  const around = declared.parent.parent.parent;
  const isConstant = (ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const) !== 0;
  if (!isConstant || ts.findAncestor(used, (node) => node === around) === undefined) return null;
  const value = strip(declared.initializer);
  return ts.isObjectLiteralExpression(value) ? value : null;
}

function strip(expression: ts.Expression): ts.Expression {
  return isWrapper(expression) ? strip(expression.expression) : expression;
}

function isWrapper(node: ts.Node): node is ts.ParenthesizedExpression | ts.SatisfiesExpression | ts.AsExpression {
  return ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node) || ts.isAsExpression(node);
}
