import type { Config } from "../config/config.js";

/** What a run works on: a config, found or made up, and the absolute folder that its paths are relative to. */
export interface Project {
  readonly folder: string;
  readonly config: Config;
  /** The absolute path of the config file; null where there is none, and all is as the defaults have it. */
  readonly configPath: string | null;
}
