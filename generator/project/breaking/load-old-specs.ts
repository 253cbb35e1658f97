import { sortDiagnostics, type Diagnostic } from "../../diagnostics/diagnostic.js";
import { allRules, analyze, findUnderivableClient, loadSpec } from "../../index.js";
import { decodeUtf8 } from "../../load/decode-utf8.js";
import type { Protocol } from "../../model/protocol.js";
import type { OldSpec } from "./find-old-specs.js";
import { findDuplicateProtocols } from "../find-duplicate-protocols.js";

/** Old specs that were read. */
export interface LoadedOldSpecs {
  readonly protocols: readonly OldProtocol[];
  /** The texts by file as shown. */
  readonly sources: ReadonlyMap<string, string>;
  /** Why they cannot be compared with, sorted by place. What else `check` finds is past. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An old version of a protocol, and whether it matters if there is none of that name any more. */
export interface OldProtocol {
  readonly protocol: Protocol;
  readonly isAsked: boolean;
}

const structural = new Set(allRules.filter((rule) => rule.structural).map(({ name }) => name));

/** Reads and models old specs. */
export function loadOldSpecs(specs: readonly OldSpec[]): LoadedOldSpecs {
  const loaded = specs.map(loadOne);
  const protocols = loaded.flatMap(({ protocol, isAsked }) => (protocol === null ? [] : [{ protocol, isAsked }]));
  const duplicates = findDuplicateProtocols(protocols.map(({ protocol }) => protocol));
  return {
    protocols,
    sources: new Map(loaded.map(({ file, text }) => [file, text])),
    diagnostics: sortDiagnostics([...loaded.flatMap(({ diagnostics }) => diagnostics), ...duplicates]),
  };
}

interface LoadedOldSpec extends Pick<OldSpec, "file" | "isAsked"> {
  readonly text: string;
  readonly protocol: Protocol | null;
  readonly diagnostics: readonly Diagnostic[];
}

function loadOne({ file, isAsked, read }: OldSpec): LoadedOldSpec {
  const decoded = decodeUtf8(read(), file);
  if ("diagnostic" in decoded) return { file, isAsked, text: "", protocol: null, diagnostics: [decoded.diagnostic] };
  const { text } = decoded;
  const { protocol, diagnostics } = loadSpec(text, file);
  if (protocol === null) return { file, isAsked, text, protocol, diagnostics };
  const faults = analyze(protocol).filter(({ rule }) => structural.has(rule));
  // Whether a client can be derived is only asked of a chart without such faults.
  const found = faults.length > 0 ? faults : findUnderivableClient(protocol);
  return { file, isAsked, text, protocol, diagnostics: found };
}
