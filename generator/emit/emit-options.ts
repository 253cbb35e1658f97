import type { RoleName } from "../model/chart.js";
import type { HostKind } from "./host-kind.js";
import type { HeaderOptions } from "./preamble.js";
import type { ImportExtension } from "./structure/import-sources.js";

/** How protocols are emitted. `headerPath` turns a protocol's `file` into the path its files name as their source. */
export interface EmitOptions {
  readonly roles: readonly RoleName[];
  /** What each role is bound to; a host does not fit every codec, see `hostCodecs`. */
  readonly hosts?: readonly HostKind[];
  /** Whether each role gets a file of tests. */
  readonly tests?: "emitted" | "none";
  /** Whether each protocol gets a page for people, which is of both roles whatever `roles` says. */
  readonly docs?: "emitted" | "none";
  readonly importExtension: ImportExtension;
  readonly header: HeaderOptions;
  readonly headerPath: (file: string) => string;
}
