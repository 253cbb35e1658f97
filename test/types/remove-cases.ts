import ts from "typescript";

/** Code with one `case` of a step function taken out. */
export interface Shortened {
  readonly title: string;
  readonly text: string;
}

/**
 * Gives, for each `case` in a step function of a role's file, the file's code without it. Left out are functions that
 * a `*` of the chart makes end with an answer to any other message: there a missing case is no fault.
 */
export function removeEachCase(text: string): readonly Shortened[] {
  const file = ts.createSourceFile("role.ts", text, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter(ts.isClassDeclaration)
    .flatMap(({ members }) => members.filter(ts.isMethodDeclaration))
    .filter(isStep)
    .flatMap((method) => listClauses(method).map((clause) => shorten(method, clause)));
}

function isStep({ name, body }: ts.MethodDeclaration): boolean {
  if (!ts.isIdentifier(name) || !/^(?:receive|dispatch|continue)In|^answer/u.test(name.text)) return false;
  const last = body?.statements.at(-1);
  return last !== undefined && (ts.isSwitchStatement(last) || last.getText().startsWith("return uncaught<"));
}

function listClauses({ body }: ts.MethodDeclaration): readonly ts.CaseClause[] {
  const statements = body?.statements.filter(ts.isSwitchStatement) ?? [];
  return statements.flatMap(({ caseBlock }) => caseBlock.clauses.filter(ts.isCaseClause));
}

/** Where the case before it falls through to its statements, only its label goes. */
function shorten(method: ts.MethodDeclaration, clause: ts.CaseClause): Shortened {
  const clauses = clause.parent.clauses;
  const before = clauses[clauses.indexOf(clause) - 1];
  const isShared = before?.statements.length === 0;
  const [first] = clause.statements;
  const end = isShared && first !== undefined ? first.getStart() : clause.getEnd();
  const text = clause.getSourceFile().text;
  return {
    title: `${method.name.getText()}: ${clause.expression.getText()}`,
    text: text.slice(0, clause.getStart()) + text.slice(end),
  };
}
