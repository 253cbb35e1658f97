import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/diagnostic.js";
import type { Protocol } from "../model/protocol.js";
import type { EmittedFile } from "./emitted-file.js";
import { emitProtocol } from "./emit-protocol.js";
import { formatTypeScript } from "./format.js";
import type { EmitOptions } from "./emit-options.js";
import { writePreamble } from "./preamble.js";
import { render } from "./template/render.js";
import { findUnsupported } from "./unsupported.js";
import { ts } from "./encode/code.js";
import { SpecText } from "./encode/spec-text.js";
import { specifyModule } from "./structure/import-sources.js";

/** The emitted files, by path; none where a diagnostic says what cannot be emitted. */
export interface EmitResult {
  readonly files: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits protocols that the rules found in order: a folder each, and the runtime they share. Pure but for the templates,
 * which it reads once.
 */
export async function emit(protocols: readonly Protocol[], options: EmitOptions): Promise<EmitResult> {
  const diagnostics = sortDiagnostics(protocols.flatMap((protocol) => findUnsupported(protocol, options.roles)));
  if (diagnostics.length > 0) return { files: [], diagnostics };
  const folders = await Promise.all(protocols.map((protocol) => emitProtocol(protocol, options)));
  const shared = [emitRuntime(options), ...(options.tests === "emitted" ? [emitTesting(options)] : [])];
  const files = [...(await Promise.all(shared)), ...folders.flat()];
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

async function emitTesting({ header, importExtension }: EmitOptions): Promise<EmittedFile> {
  const runtime = new SpecText(specifyModule("./runtime", importExtension));
  const content = await formatTypeScript(ts`${writePreamble(null, header)}${render("testing.ts", { runtime })}`);
  return { path: "testing.ts", content, spec: null };
}

async function emitRuntime({ header }: EmitOptions): Promise<EmittedFile> {
  const content = await formatTypeScript(ts`${writePreamble(null, header)}${render("runtime.ts", {})}`);
  return { path: "runtime.ts", content, spec: null };
}
