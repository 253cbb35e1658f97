import type { RoleName } from "../model/chart.js";
import type { HeaderOptions } from "./preamble.js";
import type { ImportExtension } from "./structure/import-sources.js";

/** How protocols are emitted. `headerPath` turns a protocol's `file` into the path its files name as their source. */
export interface EmitOptions {
  readonly roles: readonly RoleName[];
  /** Whether each role gets a file of tests. */
  readonly tests?: "emitted" | "none";
  readonly importExtension: ImportExtension;
  readonly header: HeaderOptions;
  readonly headerPath: (file: string) => string;
}
