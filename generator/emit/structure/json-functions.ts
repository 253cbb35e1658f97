import {
  StructureKind,
  type FunctionDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
} from "ts-morph";

import type { RoleName } from "../../model/chart.js";
import { ts, type Code } from "../encode/code.js";
import { render } from "../template/render.js";
import {
  isObjectRead,
  isSubjectWritten,
  nameSubject,
  renderRead,
  renderWrite,
  type JsonRecord,
} from "../view/json-record.js";
import type { Direction, EntryFunction, JsonScope } from "../view/json-scope.js";
import { hasFunction, listMessagesFrom, nameUnion, renderUnion, viewMessage } from "../view/json-unions.js";

/** Gives the function that reads or writes the message of one type. */
export function buildUnionFunction(
  direction: Direction,
  sender: RoleName,
  scope: JsonScope,
): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  const messages = listMessagesFrom(sender, scope.protocol);
  const statements = renderUnion(direction, messages, scope);
  if (direction === "write") {
    const parameters = [{ name: "message", type: union }];
    return declare({ name: ts`write${union}`, parameters, returnType: scope.useType("JsonObject"), statements });
  }
  const hasObject = messages.some((message) => isObjectRead(viewMessage(message, scope)));
  const parameters = [
    ...(messages.length === 0 ? [] : [{ name: "type", type: "string" }]),
    ...(hasObject ? [{ name: "object", type: scope.useType("JsonObject") }] : []),
  ];
  return declare({ name: ts`read${union}`, parameters, returnType: ts`${union} | null`, statements });
}

/** Gives the functions that read and write a record. */
export function buildRecordFunctions(record: JsonRecord, scope: JsonScope): readonly FunctionDeclarationStructure[] {
  return [
    ...(hasFunction("read", record) ? [buildRead(record, scope)] : []),
    ...(hasFunction("write", record) ? [buildWrite(record, scope)] : []),
  ];
}

/** Gives the function that reads or writes an entry of a list or map. */
export function buildEntryFunction(
  { verb, name, type, body }: EntryFunction,
  scope: JsonScope,
): FunctionDeclarationStructure {
  const isWrite = verb === "write";
  return declare({
    name,
    parameters: [
      { name: "value", type: isWrite ? type : "unknown" },
      { name: "at", type: scope.useType("JsonKey") },
    ],
    returnType: isWrite ? ts`unknown` : type,
    statements: render("json/entry", { value: body }),
  });
}

function buildRead(record: JsonRecord, scope: JsonScope): FunctionDeclarationStructure {
  return declare({
    name: scope.functionFor("read", record.type),
    parameters: isObjectRead(record) ? [{ name: "object", type: scope.useType("JsonObject") }] : [],
    returnType: record.type,
    statements: renderRead(record, scope),
  });
}

function buildWrite(record: JsonRecord, scope: JsonScope): FunctionDeclarationStructure {
  return declare({
    name: scope.functionFor("write", record.type),
    parameters: isSubjectWritten(record) ? [{ name: nameSubject(record), type: record.type }] : [],
    returnType: scope.useType("JsonObject"),
    statements: renderWrite(record, scope),
  });
}

interface FunctionParts {
  readonly name: Code;
  readonly parameters: OptionalKind<ParameterDeclarationStructure>[];
  readonly returnType: Code;
  readonly statements: Code;
}

function declare(parts: FunctionParts): FunctionDeclarationStructure {
  return { kind: StructureKind.Function, ...parts };
}
