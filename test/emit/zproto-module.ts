import { compileFunction } from "node:vm";

import ts from "typescript";

import { emit } from "../../generator/emit/emit.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Received, WireMessage } from "./messages-module.js";

/** The zproto codec of an emitted messages file. */
export interface ZprotoModule {
  decodeClientMessage(frames: readonly Uint8Array[]): Received;
  encodeClientMessage(message: WireMessage): readonly Uint8Array[];
}

const roles = `
roles:
  server: { initial: Open, states: { Open: { on: { '*': Shut } }, Shut: { type: final } } }
  client: derived
`;

/** Emits a zproto protocol of the given messages, and runs its codec. */
export async function runZproto(messages: string): Promise<ZprotoModule> {
  const text = `chartwright: 1\nprotocol: sample\ncodec: zproto\nsignature: 7\nchannel: queue\n${messages}${roles}`;
  const { protocol, diagnostics } = loadSpec(text, "sample.chart.yaml");
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  const header = { suppress: [], license: null };
  const { files } = await emit([protocol], { roles: [], importExtension: "js", header, headerPath: (file) => file });
  const texts = new Map(files.map(({ path, content }) => [path, content]));
  return evaluate("sample/messages.ts", texts) as ZprotoModule;
}

function evaluate(path: string, texts: ReadonlyMap<string, string>): unknown {
  const exports = {};
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(texts.get(path) ?? "", { compilerOptions });
  const run = compileFunction(outputText, ["exports", "require"]) as (exports: object, require: unknown) => void;
  run(exports, (module: string) => evaluate(module.replace("../", "").replace(".js", ".ts"), texts));
  return exports;
}
