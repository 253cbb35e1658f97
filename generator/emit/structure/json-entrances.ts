import { StructureKind, type FunctionDeclarationStructure } from "ts-morph";

import type { RoleName } from "../../model/chart.js";
import { ts } from "../encode/code.js";
import { render } from "../template/render.js";
import type { JsonScope } from "../view/json-scope.js";
import { nameUnion } from "../view/json-unions.js";

const maxLength = { name: "maxLength", hasQuestionToken: true, type: "number" };

/** Gives the function that reads whatever a role sent. */
export function buildDecode(sender: RoleName, scope: JsonScope): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  scope.use("decodeJson");
  return {
    kind: StructureKind.Function,
    name: ts`decode${union}`,
    docs: [`Reads what the ${sender} sent. Text of more than \`maxLength\` characters (65,536) is malformed.`],
    isExported: true,
    parameters: [{ name: "text", type: "string" }, maxLength],
    returnType: ts`${scope.useType("Received")}<${union}>`,
    statements: render("json/decode", { union, read: ts`read${union}` }),
  };
}

/** Gives the function that writes whatever a role sends. */
export function buildEncode(sender: RoleName, scope: JsonScope): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  scope.use("encodeJson");
  return {
    kind: StructureKind.Function,
    name: ts`encode${union}`,
    docs: [`Writes what the ${sender} sends. Throws a RangeError that names the field its peer could not read.`],
    isExported: true,
    parameters: [{ name: "message", type: union }, maxLength],
    returnType: "string",
    statements: render("json/encode", { write: ts`write${union}` }),
  };
}
