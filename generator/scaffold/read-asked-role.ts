import { ts } from "ts-morph";

import type { EmittedFile } from "../emit/emitted-file.js";
import type { RoleName } from "../model/chart.js";
import type { AskedHandler, AskedParameter, AskedRole } from "./asked-role.js";
import { parseTypeScript } from "./parse-typescript.js";

/** Whose emitted files to read: those of a role in its protocol's folder. */
export interface RoleFiles {
  readonly protocol: string;
  readonly role: RoleName;
}

/**
 * Reads what a role asks of its user from its emitted files, so that no list beside them can differ from what compiles;
 * null where it asks nothing. The emitter is at fault where its options name an interface that is not there.
 */
export function readAskedRole(files: readonly EmittedFile[], { protocol, role }: RoleFiles): AskedRole | null {
  const own = files.filter(({ path }) => path.startsWith(`${protocol}/${role}.`) && !path.endsWith(".test.ts"));
  const sources = own.map(({ path, content }) => parseTypeScript(path, content));
  const interfaces = sources.flatMap(({ statements }) => statements.filter(ts.isInterfaceDeclaration));
  const options = interfaces.find((declared) => findHandlersType(declared) !== null);
  const handlersType = options === undefined ? null : findHandlersType(options);
  if (options === undefined || handlersType === null) return null;
  const declared = interfaces.find(({ name }) => name.text === handlersType);
  if (declared === undefined) throw new Error(`${protocol}/${role} has options with ${handlersType}, which it lacks`);
  return {
    handlersType,
    optionsType: options.name.text,
    entrances: sources.flatMap(listFunctions),
    handlers: declared.members.map(readHandler),
  };
}

function findHandlersType({ members }: ts.InterfaceDeclaration): string | null {
  const type = members.filter(ts.isPropertySignature).find(({ name }) => name.getText() === "handlers")?.type;
  return type !== undefined && ts.isTypeReferenceNode(type) ? type.typeName.getText() : null;
}

function listFunctions({ statements }: ts.SourceFile): readonly string[] {
  return statements.filter(ts.isFunctionDeclaration).flatMap(({ name }) => (name === undefined ? [] : [name.text]));
}

function readHandler(method: ts.TypeElement): AskedHandler {
  if (!ts.isMethodSignature(method)) throw new Error(`no method among the handlers: ${method.getText()}`);
  return {
    name: method.name.getText(),
    doc: ts.getJSDocCommentsAndTags(method).map(readComment).join(" "),
    parameters: method.parameters.map(readParameter),
  };
}

function readComment(comment: ts.Node): string {
  return comment
    .getText()
    .replace(/^\/\*\*|\*\/$/gu, "")
    .trim();
}

function readParameter({ name, type }: ts.ParameterDeclaration): AskedParameter {
  return { name: name.getText(), given: type === undefined ? "always" : findGiven(type) };
}

function findGiven(type: ts.TypeNode): AskedParameter["given"] {
  const members = ts.isUnionTypeNode(type) ? type.types : [type];
  const present = members.filter(({ kind }) => !absent.has(kind));
  if (present.length === 0) return "never";
  return present.length === members.length ? "always" : "sometimes";
}

const absent: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.UndefinedKeyword, ts.SyntaxKind.NeverKeyword]);
