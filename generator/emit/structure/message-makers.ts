import { StructureKind, type FunctionDeclarationStructure } from "ts-morph";

import type { Field } from "../../model/field.js";
import type { Message } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import { comment } from "../encode/comment.js";
import { ts } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { SpecText } from "../encode/spec-text.js";
import type { MessageNames, ProtocolNames } from "../names/protocol-names.js";
import { render, type View } from "../template/render.js";
import { member } from "../view/member.js";

/**
 * Gives a function for each message that has fields to fill in, which makes the message of them. It names each field,
 * since spreading an object costs ten times as much.
 */
export function buildMakers(protocol: Protocol, names: ProtocolNames): readonly FunctionDeclarationStructure[] {
  return protocol.messages.flatMap((message) => {
    const own = names.messages.get(message.name.text);
    const hasFree = message.fields.some(({ constant }) => constant === null);
    return own === undefined || !hasFree ? [] : [buildMaker(message, own)];
  });
}

function buildMaker(message: Message, names: MessageNames): FunctionDeclarationStructure {
  const isOptional = ({ optional, constant }: Field): boolean => optional && constant === null;
  return {
    kind: StructureKind.Function,
    name: names.make,
    docs: [comment(`Makes ${message.name.text} of its fields.`)],
    isExported: true,
    parameters: [{ name: "fields", type: names.fields }],
    returnType: names.type,
    statements: render("message/make", {
      type: names.type,
      tag: new SpecText(message.name.text),
      required: message.fields.filter((field) => !isOptional(field)).map(viewField),
      optional: message.fields.filter(isOptional).map(viewField),
    }),
  };
}

function viewField(field: Field): View {
  const value = field.constant === null ? ts`fields${member(field)}` : literal(field.constant);
  return { name: new SpecText(field.name.text), member: member(field), value };
}
