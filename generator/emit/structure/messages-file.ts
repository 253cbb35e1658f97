import {
  StructureKind,
  type InterfaceDeclarationStructure,
  type StatementStructures,
  type TypeAliasDeclarationStructure,
} from "ts-morph";

import type { RoleName } from "../../model/chart.js";
import type { Message, Sender, TypeDeclaration } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { unionOf } from "../names/event-types.js";
import type { MessageNames, ProtocolNames } from "../names/protocol-names.js";
import { listMessagesFrom, nameUnion } from "../view/json-unions.js";
import { buildFields } from "./fields.js";
import { buildMakers } from "./message-makers.js";
import { buildJsonCodec } from "./json-codec.js";
import { buildZprotoCodec } from "./zproto-codec.js";

/** A protocol's messages file before it is printed, and what it needs of the runtime. */
export interface MessagesFile {
  readonly statements: readonly StatementStructures[];
  readonly runtimeTypeImports: readonly string[];
  readonly runtimeImports: readonly string[];
}

/** Gives the types of a protocol's messages and what decodes and encodes them, unless its user does. */
export function buildMessagesFile(protocol: Protocol, names: ProtocolNames): MessagesFile {
  const types = [
    ...protocol.types.map((type) => buildType(type, names)),
    ...protocol.messages.flatMap((message) => buildMessage(message, names)),
    buildUnion("client", protocol, names),
    buildUnion("server", protocol, names),
    ...buildMakers(protocol, names),
  ];
  const codec = buildCodec(protocol, names);
  const runtimeTypeImports = [...new Set(["Draft", ...codec.runtimeTypeImports])].sort();
  return { ...codec, runtimeTypeImports, statements: [...types, ...codec.statements] };
}

function buildCodec(protocol: Protocol, names: ProtocolNames): MessagesFile {
  switch (protocol.codec) {
    case "json":
      return buildJsonCodec(protocol, names);
    case "zproto":
      return { statements: buildZprotoCodec(protocol, names), runtimeTypeImports: ["Received"], runtimeImports: [] };
    case "none":
      return { statements: [], runtimeTypeImports: [], runtimeImports: [] };
  }
}

function buildType(declared: TypeDeclaration, names: ProtocolNames): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: found(names.types.get(declared.name.text)),
    docs: declared.description === null ? [] : [comment(declared.description)],
    isExported: true,
    properties: buildFields(declared.fields, names),
  };
}

function buildMessage(message: Message, names: ProtocolNames): readonly InterfaceDeclarationStructure[] {
  const own = found(names.messages.get(message.name.text));
  const free = message.fields.filter(({ constant }) => constant === null);
  const constants = message.fields.filter(({ constant }) => constant !== null);
  const declaration: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
    name: own.type,
    docs: [describe(message)],
    isExported: true,
    extends: free.length === 0 ? [] : [own.fields],
    properties: [
      { name: "type", isReadonly: true, type: literal(message.name.text) },
      ...buildFields(constants, names),
    ],
  };
  return free.length === 0 ? [declaration] : [buildFreeFields(message, own, names), declaration];
}

function buildFreeFields(message: Message, own: MessageNames, names: ProtocolNames): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name: own.fields,
    docs: [ts`What the sender of ${comment(message.name.text)} fills in.`],
    isExported: true,
    properties: buildFields(
      message.fields.filter(({ constant }) => constant === null),
      names,
    ),
  };
}

function describe({ description, name, from }: Message): Code {
  if (description !== null) return comment(description);
  return ts`${comment(name.text)}, sent by ${nameSender(from)}.`;
}

function nameSender(from: Sender): Code {
  switch (from) {
    case "server":
      return ts`the server`;
    case "client":
      return ts`the client`;
    case "both":
      return ts`either side`;
  }
}

function buildUnion(sender: RoleName, protocol: Protocol, names: ProtocolNames): TypeAliasDeclarationStructure {
  const members = listMessagesFrom(sender, protocol).map(({ name }) => found(names.messages.get(name.text)).type);
  return {
    kind: StructureKind.TypeAlias,
    leadingTrivia: "\n",
    name: nameUnion(sender),
    docs: [`What the ${sender} may send.`],
    isExported: true,
    type: unionOf(members),
  };
}

function found<T>(named: T | undefined): T {
  if (named === undefined) throw new Error("a declaration has no name");
  return named;
}
