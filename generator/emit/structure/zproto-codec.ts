import { StructureKind, type FunctionDeclarationStructure } from "ts-morph";

import type { RoleName } from "../../model/chart.js";
import type { Message } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { SpecText } from "../encode/spec-text.js";
import { Claims } from "../names/claims.js";
import type { ProtocolNames } from "../names/protocol-names.js";
import { render, type View } from "../template/render.js";
import { listMessagesFrom, nameUnion } from "../view/json-unions.js";
import { readZprotoField, writeZprotoField } from "../view/zproto-field.js";

/** The names of the functions for one message. */
interface MessageFunctions {
  readonly type: Code;
  readonly read: Code;
  readonly write: Code;
}

type FunctionsOf = ReadonlyMap<Message, MessageFunctions>;

const senders: readonly RoleName[] = ["client", "server"];

/** Gives the functions that decode and encode what either role may send, as zproto's frames. */
export function buildZprotoCodec(protocol: Protocol, names: ProtocolNames): readonly FunctionDeclarationStructure[] {
  const functions = nameFunctions(protocol, names);
  return [
    ...senders.flatMap((sender) => [buildDecode(sender, protocol), buildEncode(sender, protocol)]),
    ...senders.map((sender) => buildReadUnion(sender, protocol, functions)),
    ...senders.map((sender) => buildWriteUnion(sender, protocol, functions)),
    ...protocol.messages.flatMap((message) => buildMessageFunctions(message, functions)),
  ];
}

function nameFunctions({ messages }: Protocol, names: ProtocolNames): FunctionsOf {
  const claims = new Claims(["readClientMessage", "readServerMessage", "writeClientMessage", "writeServerMessage"]);
  const named = messages.flatMap((message) => {
    const type = names.messages.get(message.name.text)?.type;
    if (type === undefined) return [];
    const read = claims.claim(`read${type}`, `read${type}Message`);
    return [[message, { type, read, write: claims.claim(`write${type}`, `write${type}Message`) }] as const];
  });
  return new Map(named);
}

function buildDecode(sender: RoleName, { signature }: Protocol): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  return {
    kind: StructureKind.Function,
    name: ts`decode${union}`,
    docs: [`Reads what the ${sender} sent, in frames. Bytes in the message are those of the frames, not copies.`],
    isExported: true,
    parameters: [{ name: "frames", type: "readonly Uint8Array[]" }],
    returnType: ts`Received<${union}>`,
    statements: render("zproto/decode", { union, signature: literal(signature ?? 0), read: ts`read${union}` }),
  };
}

function buildEncode(sender: RoleName, { signature }: Protocol): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  return {
    kind: StructureKind.Function,
    name: ts`encode${union}`,
    docs: [
      `Writes what the ${sender} sends, in frames. Throws a RangeError that names the field its peer could not read.`,
    ],
    isExported: true,
    parameters: [{ name: "message", type: union }],
    returnType: "readonly Uint8Array[]",
    statements: render("zproto/encode", { signature: literal(signature ?? 0), write: ts`write${union}` }),
  };
}

function buildReadUnion(sender: RoleName, protocol: Protocol, functions: FunctionsOf): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  const messages = listMessagesFrom(sender, protocol);
  const isRead = messages.some(isFunctionRead);
  return {
    kind: StructureKind.Function,
    name: ts`read${union}`,
    parameters: [
      ...(messages.length > 0 ? [{ name: "id", type: "number" }] : []),
      ...(isRead ? [{ name: "from", type: "ZprotoReader" }] : []),
    ],
    returnType: ts`${union} | null`,
    statements: render("zproto/read-union", {
      cases: messages.map((message) =>
        viewCase(message, isFunctionRead(message) ? functions.get(message)?.read : null),
      ),
    }),
  };
}

function buildWriteUnion(sender: RoleName, protocol: Protocol, functions: FunctionsOf): FunctionDeclarationStructure {
  const union = nameUnion(sender);
  const messages = listMessagesFrom(sender, protocol);
  const isWritten = messages.some(({ fields }) => fields.length > 0);
  return {
    kind: StructureKind.Function,
    name: ts`write${union}`,
    parameters: [{ name: "message", type: union }, ...(isWritten ? [{ name: "to", type: "ZprotoWriter" }] : [])],
    returnType: "number",
    statements: render("zproto/write-union", {
      cases: messages.map((message) =>
        viewCase(message, message.fields.length > 0 ? functions.get(message)?.write : null),
      ),
    }),
  };
}

/** A message that is nothing but its number is read in place, unless it must be nothing else. */
function isFunctionRead({ fields, strict }: Message): boolean {
  return fields.length > 0 || strict;
}

function viewCase({ id, name, fields }: Message, call: Code | null | undefined): View {
  return {
    id: literal(id ?? 0),
    name: new SpecText(name.text),
    call: call ?? null,
    isSubjectWritten: hasFreeField(fields),
  };
}

function hasFreeField(fields: Message["fields"]): boolean {
  return fields.some(({ constant }) => constant === null);
}

function buildMessageFunctions(message: Message, functions: FunctionsOf): readonly FunctionDeclarationStructure[] {
  const own = functions.get(message);
  if (own === undefined) return [];
  return [
    ...(isFunctionRead(message) ? [buildRead(message, own)] : []),
    ...(message.fields.length > 0 ? [buildWrite(message, own)] : []),
  ];
}

function buildRead({ name, fields, strict }: Message, own: MessageFunctions): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    name: own.read,
    parameters: [{ name: "from", type: "ZprotoReader" }],
    returnType: own.type,
    statements: render("zproto/read-message", {
      type: own.type,
      tag: new SpecText(name.text),
      isStrict: strict,
      fields: fields.map((field) => ({ name: new SpecText(field.name.text), value: readZprotoField(field) })),
    }),
  };
}

function buildWrite({ fields }: Message, own: MessageFunctions): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    name: own.write,
    parameters: [
      ...(hasFreeField(fields) ? [{ name: "message", type: own.type }] : []),
      { name: "to", type: "ZprotoWriter" },
    ],
    returnType: "void",
    statements: render("zproto/write-message", {
      fields: fields.map((field) => ({ value: writeZprotoField(field) })),
    }),
  };
}
