import type { RuleSeverity } from "../analyze.js";
import type { EmitKind } from "./emit-kind.js";

/** The values of `importExtension`. */
export const importExtensions = ["js", "ts", "none"] as const;

/** What a relative import ends with in emitted code; `none` is for bundlers. */
export type ImportExtension = (typeof importExtensions)[number];

/** An output folder and what goes into it. */
export interface Target {
  readonly name: string | null;
  /** Paths and globs; null where it takes the specs of the config. */
  readonly specs: readonly string[] | null;
  /** Relative to the config's folder. */
  readonly out: string;
  readonly emit: readonly EmitKind[];
  readonly importExtension: ImportExtension;
}

/** What stands at the top of each emitted file beside the first line. */
export interface Header {
  /** Tools that are told to leave the file alone. */
  readonly suppress: readonly string[];
  readonly license: string | null;
}

/** A config file, read and checked; all its paths and globs are relative to the folder it stands in. */
export interface Config {
  readonly specs: readonly string[];
  readonly targets: readonly Target[];
  readonly header: Header;
  /** The severity of a rule where it is not its default, by the rule's name. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
}

/** The target where a config names none, and where there is no config. */
export const defaultTarget: Target = {
  name: null,
  specs: null,
  out: "generated",
  emit: ["server", "client"],
  importExtension: "js",
};

/** The header where a config says nothing of it. */
export const defaultHeader: Header = { suppress: [], license: null };

/** What holds where there is no config. */
export const defaultConfig: Config = { specs: [], targets: [defaultTarget], header: defaultHeader, rules: new Map() };
