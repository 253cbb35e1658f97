import { isHost } from "../config/emit-kind.js";
import { InputError } from "../faults/input-error.js";
import { showPath } from "../faults/show-path.js";
import { hostCodecs, type Protocol } from "../index.js";
import type { TargetSpecs } from "./select-specs.js";

/** Throws `InputError` where a target emits a host that cannot carry the messages of one of its specs. */
export function refuseMisfits(targets: readonly TargetSpecs[], protocols: ReadonlyMap<string, Protocol>): void {
  for (const { target, specs } of targets) {
    for (const host of target.emit.filter(isHost)) {
      const wanted = hostCodecs[host];
      const misfit = specs.find((spec) => (protocols.get(spec)?.codec ?? wanted) !== wanted);
      if (misfit === undefined) continue;
      const codec = protocols.get(misfit)?.codec ?? "none";
      throw new InputError(
        `${host} needs \`codec: ${wanted}\`, and ${showPath(misfit)} has \`codec: ${codec}\`. ` +
          `Give it a target of its own without ${host}; targets may share a folder.`,
      );
    }
  }
}
