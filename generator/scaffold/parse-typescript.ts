import { ts } from "ts-morph";

/** Parses TypeScript without a look at any other file; every offset is one of `text`, a byte order mark counted. */
export function parseTypeScript(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** What keeps a text from being TypeScript: a sentence, and where in the text. */
export interface SyntaxFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Finds what keeps a text from being TypeScript, in order of place. */
export function findSyntaxFaults(path: string, text: string): readonly SyntaxFault[] {
  const compilerOptions: ts.CompilerOptions = { target: ts.ScriptTarget.Latest, module: ts.ModuleKind.ESNext };
  // Of one file alone the compiler reports what no parser can read, and nothing about types.
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: path, reportDiagnostics: true, compilerOptions });
  return diagnostics
    .filter(({ category, start }) => category === ts.DiagnosticCategory.Error && start !== undefined)
    .map(({ messageText, start = 0, length = 0 }) => ({
      message: ts.flattenDiagnosticMessageText(messageText, " "),
      start,
      end: start + length,
    }));
}
