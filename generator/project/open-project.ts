import { dirname } from "node:path";
import { defaultConfig } from "../config/config.js";
import { findConfig } from "../config/find-config.js";
import { loadConfig } from "../config/load-config.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { showPath } from "../faults/show-path.js";
import { allRules, verifyRuleNames } from "../index.js";
import { decodeUtf8 } from "../load/decode-utf8.js";
import type { Project } from "./project.js";

/** The rules that a config can set the severity of. */
export const knownRules = [...allRules, ...verifyRuleNames.map((name) => ({ name, structural: false }))];

/** A project, null where its config has faults; `sources` is the config's text, by path as shown. */
export interface OpenedProject {
  readonly project: Project | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Opens the project that an absolute folder belongs to: that of the nearest config, else one of defaults alone. */
export function openProject(folder: string): OpenedProject {
  const found = findConfig(folder);
  if (found === null) {
    const project = { folder, config: defaultConfig, configPath: null };
    return { project, diagnostics: [], sources: new Map() };
  }
  const file = showPath(found.path, folder);
  const decoded = decodeUtf8(found.bytes, file);
  if ("diagnostic" in decoded) return { project: null, diagnostics: [decoded.diagnostic], sources: new Map() };
  const context = { file, isPackage: found.isPackage, rules: knownRules };
  const { config, diagnostics } = loadConfig(decoded.text, context);
  const project = config === null ? null : { folder: dirname(found.path), config, configPath: found.path };
  return { project, diagnostics, sources: new Map([[file, decoded.text]]) };
}
