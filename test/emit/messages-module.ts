import { compileFunction } from "node:vm";

import ts from "typescript";

import { formatTypeScript } from "../../generator/emit/format.js";
import { nameProtocol } from "../../generator/emit/names/protocol-names.js";
import { buildMessagesFile } from "../../generator/emit/structure/messages-file.js";
import { printFile } from "../../generator/emit/structure/print.js";
import { render } from "../../generator/emit/template/render.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Protocol } from "../../generator/model/protocol.js";

/** What a decoder answers. */
export type Received =
  | { readonly kind: "message"; readonly message: WireMessage }
  | { readonly kind: "malformed"; readonly reason: string }
  | { readonly kind: "unknown"; readonly name: string };

/** A message of some protocol. */
export interface WireMessage {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The codec of an emitted messages file. */
export interface MessagesModule {
  decodeClientMessage(text: string, maxLength?: number): Received;
  encodeClientMessage(message: WireMessage, maxLength?: number): string;
  decodeServerMessage(text: string, maxLength?: number): Received;
  encodeServerMessage(message: WireMessage, maxLength?: number): string;
}

const roles = `
roles:
  server: { initial: Open, states: { Open: { on: { '*': Shut } }, Shut: { type: final } } }
  client: derived
`;

/** Loads a JSON protocol from the text of its `types` and `messages`. */
export function loadProtocol(declarations: string): Protocol {
  const text = `chartwright: 1\nprotocol: sample\ncodec: json\nchannel: stream\n${declarations}${roles}`;
  const { protocol, diagnostics } = loadSpec(text, "sample.chart.yaml");
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  return protocol;
}

/** Emits a protocol's messages file. */
export async function emitMessages(protocol: Protocol): Promise<string> {
  const { statements, runtimeTypeImports, runtimeImports } = buildMessagesFile(protocol, nameProtocol(protocol));
  const source = { module: "../runtime.js", types: runtimeTypeImports, values: runtimeImports };
  return formatTypeScript(printFile(statements, [source]));
}

/** Gives the runtime, with the functions that read and write JSON. */
export async function emitRuntime(): Promise<string> {
  return formatTypeScript(render("shared/runtime.ts", {}));
}

/** Emits a protocol's messages file and runs it beside the runtime. */
export async function runMessages(protocol: Protocol): Promise<MessagesModule> {
  const runtime = evaluate(await emitRuntime(), {});
  return evaluate(await emitMessages(protocol), runtime) as unknown as MessagesModule;
}

function evaluate(text: string, runtime: object): object {
  const exports = {};
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const run = compileFunction(outputText, ["exports", "require"]) as (exports: object, require: () => object) => void;
  run(exports, () => runtime);
  return exports;
}

/** Gives the message that was received. Throws where it is none. */
export function readMessage(received: Received): WireMessage {
  if (received.kind !== "message") throw new Error(JSON.stringify(received));
  return received.message;
}
