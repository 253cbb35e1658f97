import { basename } from "node:path";
import { loadConfig } from "../../config/load-config.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { decodeUtf8 } from "../../load/decode-utf8.js";
import { knownRules } from "../open-project.js";
import { findPathInRepository } from "./find-revision-specs.js";
import type { GitRevision } from "./git-revision.js";
import { listPatterns } from "./list-patterns.js";

/** What the config of the old side tells. */
export interface OldConfig {
  /** What it names as specs, relative to its folder; nothing where there is none, or it has faults. */
  readonly patterns: readonly string[];
  /** Its faults, as warnings: what it alone names is then not known. */
  readonly diagnostics: readonly Diagnostic[];
  /** Its text, by path as shown. */
  readonly sources: ReadonlyMap<string, string>;
}

/** What there is to tell where there is no config. */
export const noOldConfig: OldConfig = { patterns: [], diagnostics: [], sources: new Map() };

/** The present config, by absolute path, and what its revision is called. */
export interface ConfigPlace {
  readonly configPath: string | null;
  readonly against: string;
}

/** Reads the config that a revision has where there is one now. */
export function loadOldConfig(revision: GitRevision, { configPath, against }: ConfigPlace): OldConfig {
  const path = configPath === null ? null : findPathInRepository(revision, configPath);
  const found = revision.files.find((file) => file.path === path);
  if (found === undefined) return noOldConfig;
  const file = `${against}:${found.path}`;
  const decoded = decodeUtf8(revision.read(found), file);
  if ("diagnostic" in decoded) return { ...noOldConfig, diagnostics: [warn(decoded.diagnostic)] };
  const context = { file, isPackage: basename(found.path) === "package.json", rules: knownRules };
  const { config, diagnostics } = loadConfig(decoded.text, context);
  const patterns = config === null ? [] : listPatterns(config);
  return { patterns, diagnostics: diagnostics.map(warn), sources: new Map([[file, decoded.text]]) };
}

function warn(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning", help: "specs that only this config names are not looked for" };
}
