import type { Config } from "../config/config.js";

/** What a run works on: a config, found or made up, and the absolute folder that its paths are relative to. */
export interface Project {
  readonly folder: string;
  readonly config: Config;
  /** False where there is no config file, and all is as the defaults have it. */
  readonly isConfigured: boolean;
}
