import type { RuleSeverity } from "../analyze.js";
import { sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.js";
import { readInput } from "../faults/read-input.js";
import { showPath } from "../faults/show-path.js";
import { analyze, loadSpec } from "../index.js";
import { decodeUtf8 } from "../load/decode-utf8.js";
import type { Protocol } from "../model/protocol.js";
import { findDuplicateProtocols } from "./find-duplicate-protocols.js";

/** Specs that were read and judged. */
export interface LoadedSpecs {
  /** The files, as shown to the user, in the order they were given. */
  readonly files: readonly string[];
  /** What the files hold, by file as shown. */
  readonly sources: ReadonlyMap<string, string>;
  /** The protocols by absolute path of their spec; without those that could not be modelled. */
  readonly protocols: ReadonlyMap<string, Protocol>;
  /** All findings, sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads, models and analyses the specs at absolute paths. Throws `InputError` where the disk refuses. */
export function loadSpecs(paths: readonly string[], severities: ReadonlyMap<string, RuleSeverity>): LoadedSpecs {
  const specs = paths.map((path) => ({ path, ...loadOne(path, Object.fromEntries(severities)) }));
  const modelled = specs.flatMap(({ path, protocol }) => (protocol === null ? [] : [[path, protocol] as const]));
  const duplicates = findDuplicateProtocols(modelled.map(([, protocol]) => protocol));
  return {
    files: specs.map(({ file }) => file),
    sources: new Map(specs.map(({ file, text }) => [file, text])),
    protocols: new Map(modelled),
    diagnostics: sortDiagnostics([...specs.flatMap(({ diagnostics }) => diagnostics), ...duplicates]),
  };
}

interface LoadedSpec {
  readonly file: string;
  readonly text: string;
  readonly protocol: Protocol | null;
  readonly diagnostics: readonly Diagnostic[];
}

function loadOne(path: string, severities: Readonly<Record<string, RuleSeverity>>): LoadedSpec {
  const file = showPath(path);
  const decoded = decodeUtf8(readInput(path), file);
  if ("diagnostic" in decoded) return { file, text: "", protocol: null, diagnostics: [decoded.diagnostic] };
  const { text } = decoded;
  const { protocol, diagnostics } = loadSpec(text, file);
  if (protocol === null) return { file, text, protocol, diagnostics };
  return { file, text, protocol, diagnostics: [...diagnostics, ...analyze(protocol, { severities })] };
}
