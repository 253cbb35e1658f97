import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/diagnostic.js";
import type { Protocol } from "../model/protocol.js";
import type { EmittedFile } from "./emitted-file.js";
import { emitProtocol } from "./emit-protocol.js";
import type { EmitOptions } from "./emit-options.js";
import { emitShared } from "./shared-files.js";
import { findUnsupported } from "./unsupported.js";

/** The emitted files, by path; none where a diagnostic says what cannot be emitted. */
export interface EmitResult {
  readonly files: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Emits protocols that the rules found in order: a folder each, and the files they share. Pure but for the templates,
 * which it reads once.
 */
export async function emit(protocols: readonly Protocol[], options: EmitOptions): Promise<EmitResult> {
  const diagnostics = sortDiagnostics(protocols.flatMap((protocol) => findUnsupported(protocol, options.roles)));
  if (diagnostics.length > 0) return { files: [], diagnostics };
  const files = [...(await emitShared(protocols, options))];
  for (const protocol of protocols) files.push(...(await emitProtocol(protocol, options)));
  return { files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)), diagnostics };
}
