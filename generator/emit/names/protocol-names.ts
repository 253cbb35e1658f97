import type { RoleName } from "../../model/chart.js";
import type { Message, TypeDeclaration } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import type { Code } from "../encode/code.js";
import { identifier } from "../encode/identifier.js";
import { Claims } from "./claims.js";
import { reservedTypes } from "./reserved-types.js";
import { toPascal } from "./words.js";

/** The names that all of a protocol's files share. */
export interface ProtocolNames {
  /** The folder of the protocol's files. */
  readonly folder: string;
  /** The protocol's name in PascalCase, for functions that are called after it. */
  readonly pascal: Code;
  /** What the names of a role's declarations begin with, such as `HandshakeServer`. */
  readonly prefixes: Readonly<Record<RoleName, Code>>;
  readonly messages: ReadonlyMap<string, MessageNames>;
  readonly types: ReadonlyMap<string, Code>;
}

/** The names of one message: its type, and the type of the fields that its sender fills in. */
export interface MessageNames {
  readonly type: Code;
  readonly fields: Code;
  /** The function that makes the message of those fields. */
  readonly make: Code;
  /** The name in PascalCase, for functions that are called after the message. */
  readonly suffix: Code;
}

/** Decides the names that all of a protocol's files share. */
export function nameProtocol(protocol: Protocol): ProtocolNames {
  const pascal = toPascal({ name: protocol.name, as: null }, "Protocol");
  const prefixes = { server: identifier(`${pascal}Server`), client: identifier(`${pascal}Client`) };
  const claims = new Claims([...reservedTypes, ...roleTypes(prefixes.server), ...roleTypes(prefixes.client)]);
  const types = protocol.types.map((type) => [type.name.text, claimType(claims, type)] as const);
  const messages = protocol.messages.map((message) => [message.name.text, claimMessage(claims, message)] as const);
  return {
    folder: protocol.name.text,
    pascal: identifier(pascal),
    prefixes,
    types: new Map(types),
    messages: new Map(messages),
  };
}

/** Gives the types that a role's file declares under its prefix. */
function roleTypes(prefix: Code): readonly string[] {
  const endings = [
    "",
    "State",
    "Incoming",
    "Answerable",
    "Event",
    "Outcome",
    "Rejection",
    "Handlers",
    "Options",
    "Session",
  ];
  return endings.map((ending) => `${prefix}${ending}`);
}

function claimType(claims: Claims, declared: TypeDeclaration): Code {
  const pascal = toPascal(declared, "Type");
  return claims.claim(pascal, `${pascal}Type`);
}

function claimMessage(claims: Claims, declared: Message): MessageNames {
  const pascal = toPascal(declared, "Message");
  const type = claims.claim(pascal, `${pascal}Message`);
  return { type, fields: claims.claim(`${type}Fields`), make: identifier(`make${type}`), suffix: identifier(pascal) };
}
