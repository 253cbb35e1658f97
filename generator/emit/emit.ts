import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/diagnostic.js";
import type { Protocol } from "../model/protocol.js";
import type { EmittedFile } from "./emitted-file.js";
import type { EmitOptions } from "./emit-options.js";
import { findUnsupported } from "./unsupported.js";

/** The emitted files, by path; none where a diagnostic says what cannot be emitted. */
export interface EmitResult {
  readonly files: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits protocols that the rules found in order: a folder each, and the files that their code shares. Pure but for the
 * templates, which it reads once. What emits code, and what emits docs, is loaded only where it is asked for.
 */
export async function emit(protocols: readonly Protocol[], options: EmitOptions): Promise<EmitResult> {
  const diagnostics = sortDiagnostics(protocols.flatMap((protocol) => findUnsupported(protocol, options.roles)));
  if (diagnostics.length > 0) return { files: [], diagnostics };
  const files = [...(await emitCode(protocols, options)), ...(await emitDocs(protocols, options))];
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}

async function emitCode(protocols: readonly Protocol[], options: EmitOptions): Promise<readonly EmittedFile[]> {
  if (options.roles.length === 0 && options.docs === "emitted") return [];
  const [{ emitShared }, { emitProtocol }] = await Promise.all([
    import("./shared-files.js"),
    import("./emit-protocol.js"),
  ]);
  const files = [...(await emitShared(protocols, options))];
  for (const protocol of protocols) files.push(...(await emitProtocol(protocol, options)));
  return files;
}

async function emitDocs(protocols: readonly Protocol[], options: EmitOptions): Promise<readonly EmittedFile[]> {
  if (options.docs !== "emitted") return [];
  const { emitReadme } = await import("./readme.js");
  return await Promise.all(protocols.map((protocol) => emitReadme(protocol, options)));
}
