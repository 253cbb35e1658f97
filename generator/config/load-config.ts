import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { KnownKeys } from "../load/decode/known-keys.js";
import { readMap, type MapContext } from "../load/decode/read-map.js";
import { Faults } from "../load/faults.js";
import { parseYaml } from "../load/yaml.js";
import type { YamlValue } from "../load/yaml-tree.js";
import { defaultHeader, defaultTarget, type Config } from "./config.js";
import { readHeader } from "./read-header.js";
import { readPath } from "./read-path.js";
import { readRules, type KnownRule } from "./read-rules.js";
import { readTarget } from "./read-target.js";
import { findSharedFolders } from "./find-shared-folders.js";

/** What a config is read with: its path as shown, whether it is a package.json, and the rules that there are. */
export interface ConfigContext {
  readonly file: string;
  readonly isPackage: boolean;
  readonly rules: readonly KnownRule[];
}

/** A config, null where it has faults, and its findings. */
export interface LoadedConfig {
  readonly config: Config | null;
  readonly diagnostics: readonly Diagnostic[];
}

const keys = ["version", "specs", "targets", "header", "rules"] as const;

/** Reads the text of a config, in YAML or JSON, without running anything. Every fault has its place. */
export function loadConfig(text: string, { file, isPackage, rules }: ConfigContext): LoadedConfig {
  const { root, diagnostics } = parseYaml(text, file);
  if (diagnostics.length > 0) return { config: null, diagnostics };
  const faults = new Faults();
  const start = { line: 1, column: 1 };
  const value = root !== null && isPackage ? findKey(root, "chartwright") : root;
  const context = { faults, at: value?.span ?? { file, start, end: start } };
  const config = readConfig(value ?? { kind: "map", entries: [], span: context.at }, context, rules);
  const found = faults.list();
  return { config: found.length > 0 ? null : config, diagnostics: found };
}

function readConfig(value: YamlValue, context: MapContext, rules: readonly KnownRule[]): Config | null {
  const read = readMap(value, { what: "the config", keys, required: ["version"] }, context);
  if (read === null) return null;
  checkVersion(read, context);
  const targets = read.list("targets", (item, { faults }) => readTarget(item, { faults, at: item.span }));
  findSharedFolders(targets, context.faults);
  return {
    specs: read.list("specs", readPath).map((name) => name.text),
    targets: targets.length === 0 ? [defaultTarget] : targets.map(({ target }) => target),
    header: read.read("header", (item, { faults }) => readHeader(item, { faults, at: item.span })) ?? defaultHeader,
    rules: read.read("rules", (item, { faults }) => readRules(item, faults, rules)) ?? new Map(),
  };
}

function checkVersion(read: KnownKeys<(typeof keys)[number]>, { faults }: MapContext): void {
  const value = read.value("version");
  if (value === null || (value.kind === "scalar" && value.text === "1")) return;
  faults.report("wrong-value", "`version` must be 1, the only version of the config there is.", value.span);
}

function findKey(root: YamlValue, key: string): YamlValue | null {
  if (root.kind !== "map") return null;
  return root.entries.find((entry) => entry.key.text === key)?.value ?? null;
}
