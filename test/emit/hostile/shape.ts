import ts from "typescript";

/**
 * Gives the shape of a TypeScript text: the kinds of its syntax tree in order, its comments and what in them orders a tool
 * about; without what identifiers, literals and comments say, and without what only layout decides.
 */
export function shapeOf(text: string): string {
  const file = ts.createSourceFile("emitted.ts", text, ts.ScriptTarget.ES2022, true);
  const kinds: string[] = [];
  const comments = new Map<number, ts.CommentRange>();
  collect(file, kinds, comments);
  const told = [...comments.values()].map(({ kind, pos, end }) => describeComment(kind, text.slice(pos, end)));
  return [...kinds, ...told].join(" ");
}

function collect(part: ts.Node, kinds: string[], comments: Map<number, ts.CommentRange>): void {
  const { text } = part.getSourceFile();
  const before = ts.getLeadingCommentRanges(text, part.pos) ?? [];
  for (const comment of [...before, ...(ts.getTrailingCommentRanges(text, part.end) ?? [])]) {
    comments.set(comment.pos, comment);
  }
  const kind = kindOf(part);
  if (kind !== null) kinds.push(kind);
  part.forEachChild((child) => {
    collect(child, kinds, comments);
  });
  if (kind !== null) kinds.push(")");
}

/** Prettier decides which keys are quoted and where parentheses go; that `__proto__` stands in brackets makes it a name. */
function kindOf(part: ts.Node): string | null {
  if (ts.isParenthesizedExpression(part) || ts.isComputedPropertyName(part)) return null;
  if (ts.isIdentifier(part) || (ts.isStringLiteral(part) && isKey(part))) return "Name(";
  if (ts.isElementAccessExpression(part) && ts.isStringLiteral(part.argumentExpression))
    return "PropertyAccessExpression(";
  return `${ts.SyntaxKind[part.kind]}(`;
}

function isKey(text: ts.StringLiteral): boolean {
  const { parent } = text;
  if (ts.isComputedPropertyName(parent) || ts.isElementAccessExpression(parent)) return true;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === text;
}

/** What makes compilers, linters, formatters and bundlers do something. */
const orders = [
  /^\/[/*]\*?\s*(?:@ts-|eslint-|prettier-ignore|istanbul |c8 |v8 )/u,
  /^\/\/\/\s*</u,
  /[@#]__\w+__/u,
  /(?:\/\/|\/\*)[@#]\s*source/u,
  /@\w/u,
];

function describeComment(kind: ts.CommentKind, text: string): string {
  const found = orders.flatMap((order, index) => (order.test(text) ? [`order ${index}`] : []));
  return [ts.SyntaxKind[kind], ...found].join();
}
