import { createRequire } from "node:module";
import { posix } from "node:path";
import { compileFunction } from "node:vm";

import ts from "typescript";

import * as host from "../../generated/host.js";
import * as runtime from "../../generated/runtime.js";
import * as tcp from "../../generated/tcp.js";
import * as webSocketServer from "../../generated/websocket-server.js";
import * as webSocket from "../../generated/websocket.js";
import { emit } from "../../generator/index.js";
import { loadSpec } from "../../generator/load/load-spec.js";

type Exports = Record<string, unknown>;
type Load = (name: string) => unknown;

/** The committed code that all protocols share: a toy runs on it. */
const shared: Readonly<Record<string, unknown>> = {
  "runtime.ts": runtime,
  "host.ts": host,
  "tcp.ts": tcp,
  "websocket.ts": webSocket,
  "websocket-server.ts": webSocketServer,
};

/** Emits a spec with all its hosts, and gives what loads its modules by their paths, such as `echo/server.tcp.ts`. */
export async function emitToy(spec: string): Promise<Load> {
  const { protocol, diagnostics } = loadSpec(spec, "toy.chart.yaml");
  if (protocol === null) throw new Error(JSON.stringify(diagnostics));
  const { files } = await emit([protocol], {
    roles: ["server", "client"],
    hosts: ["tcp", "websocket"],
    importExtension: "js",
    header: { suppress: [], license: null },
    headerPath: (file) => file,
  });
  const texts = new Map(files.map(({ path, content }) => [path, content]));
  return loadFrom(texts);
}

function loadFrom(texts: ReadonlyMap<string, string>): Load {
  const nodeRequire = createRequire(import.meta.url);
  const loaded = new Map<string, Exports>();
  const load: Load = (path) => {
    const known = shared[path] ?? loaded.get(path);
    if (known !== undefined) return known;
    const exports: Exports = {};
    loaded.set(path, exports);
    const require: Load = (name) =>
      name.startsWith(".") ? load(posix.join(posix.dirname(path), name.replace(/\.js$/u, ".ts"))) : nodeRequire(name);
    const run = compileFunction(transpile(texts, path), ["exports", "require"]) as (
      exports: Exports,
      load: Load,
    ) => void;
    run(exports, require);
    return exports;
  };
  return load;
}

function transpile(texts: ReadonlyMap<string, string>, path: string): string {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`no module ${path}`);
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
