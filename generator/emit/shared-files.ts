import type { Protocol } from "../model/protocol.js";
import { ts, type Code } from "./encode/code.js";
import { SpecText } from "./encode/spec-text.js";
import type { EmitOptions } from "./emit-options.js";
import type { EmittedFile } from "./emitted-file.js";
import { formatTypeScript } from "./format.js";
import { writePreamble } from "./preamble.js";
import { specifyModule } from "./structure/import-sources.js";
import { render, type View } from "./template/render.js";

/** A file that all protocols of a folder share; it stands in the folder, and in `templates/shared/`, under its name. */
type SharedFile = "runtime" | "zproto" | "testing" | "host" | "tcp" | "websocket" | "websocket-server" | "zeromq";

/** Emits what the protocols of a folder share: the session engine, and what codecs, tests and hosts are made of. */
export async function emitShared(
  protocols: readonly Protocol[],
  options: EmitOptions,
): Promise<readonly EmittedFile[]> {
  return Promise.all(listShared(protocols, options).map((name) => emitFile(name, options)));
}

function listShared(protocols: readonly Protocol[], { roles, hosts = [], tests }: EmitOptions): readonly SharedFile[] {
  const hasSockets = hosts.includes("websocket");
  const asked: readonly (readonly [SharedFile, boolean])[] = [
    ["runtime", true],
    ["zproto", protocols.some(({ codec }) => codec === "zproto")],
    ["testing", tests === "emitted"],
    ["host", hosts.length > 0],
    ["tcp", hosts.includes("tcp")],
    ["websocket", hasSockets && roles.includes("client")],
    ["websocket-server", hasSockets && roles.includes("server")],
    ["zeromq", hosts.includes("zeromq")],
  ];
  return asked.flatMap(([name, isAsked]) => (isAsked ? [name] : []));
}

async function emitFile(name: SharedFile, options: EmitOptions): Promise<EmittedFile> {
  const code: Code = ts`${writePreamble(null, options.header)}${render(`shared/${name}.ts`, viewModules(options))}`;
  return { path: `${name}.ts`, content: await formatTypeScript(code), spec: null };
}

/** Gives the modules that shared files import from each other. */
function viewModules({ importExtension }: EmitOptions): View {
  const specify = (name: SharedFile): SpecText => new SpecText(specifyModule(`./${name}`, importExtension));
  return { runtime: specify("runtime"), host: specify("host") };
}
