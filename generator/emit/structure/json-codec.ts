import type { FunctionDeclarationStructure } from "ts-morph";

import { listTypeNames } from "../../facts/references.js";
import type { RoleName } from "../../model/chart.js";
import type { Protocol } from "../../model/protocol.js";
import type { ProtocolNames } from "../names/protocol-names.js";
import { listReachable } from "../view/json-cycles.js";
import type { JsonRecord } from "../view/json-record.js";
import { JsonScope } from "../view/json-scope.js";
import { viewMessage } from "../view/json-unions.js";
import { buildDecode, buildEncode } from "./json-entrances.js";
import { buildEntryFunction, buildRecordFunctions, buildUnionFunction } from "./json-functions.js";

/** The functions of a JSON codec, and what they need of the runtime. */
export interface JsonCodec {
  readonly statements: readonly FunctionDeclarationStructure[];
  readonly runtimeTypeImports: readonly string[];
  readonly runtimeImports: readonly string[];
}

const senders: readonly RoleName[] = ["client", "server"];

/** Gives the functions that decode and encode what either role may send. */
export function buildJsonCodec(protocol: Protocol, names: ProtocolNames): JsonCodec {
  const scope = new JsonScope(protocol, names);
  const statements = [
    ...senders.flatMap((sender) => [buildDecode(sender, scope), buildEncode(sender, scope)]),
    ...senders.map((sender) => buildUnionFunction("read", sender, scope)),
    ...senders.map((sender) => buildUnionFunction("write", sender, scope)),
    ...listRecords(scope).flatMap((record) => buildRecordFunctions(record, scope)),
  ];
  const entries = scope.entries.map((entry) => buildEntryFunction(entry, scope));
  return {
    statements: [...statements, ...entries],
    runtimeTypeImports: scope.usedTypes,
    runtimeImports: scope.usedFunctions,
  };
}

/** Gives the declared types that messages are made of, then the messages. */
function listRecords(scope: JsonScope): readonly JsonRecord[] {
  const { messages, types } = scope.protocol;
  const named = messages.flatMap(({ fields }) => listTypeNames(fields)).map(({ text }) => text);
  const used = new Set(named.flatMap((text) => [text, ...listReachable(text, scope)]));
  const parts = types.filter(({ name }) => used.has(name.text));
  return [
    ...parts.map(({ name, fields }) => ({ type: scope.typeName(name.text), fields, message: null })),
    ...messages.map((message) => viewMessage(message, scope)),
  ];
}
