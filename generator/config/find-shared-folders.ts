import { posix } from "node:path";
import { toSlashes } from "../faults/show-path.js";
import type { Faults } from "../load/faults.js";
import type { PlacedTarget } from "./read-target.js";

/** Reports targets that write to the folder of an earlier one: each would take the other's files for its own. */
export function findSharedFolders(targets: readonly PlacedTarget[], faults: Faults): void {
  const first = new Map<string, PlacedTarget>();
  for (const placed of targets) {
    const folder = posix.join(toSlashes(placed.target.out), ".").replace(/\/$/u, "");
    const earlier = first.get(folder);
    if (earlier === undefined) first.set(folder, placed);
    else {
      const related = [{ message: "the first target that writes there", span: earlier.span }];
      faults.report("wrong-value", `Another target writes to "${folder}" too.`, placed.span, { related });
    }
  }
}
