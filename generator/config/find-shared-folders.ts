import { posix } from "node:path";
import { toSlashes } from "../faults/show-path.js";
import type { Faults } from "../load/faults.js";
import type { PlacedTarget } from "./read-target.js";

/** Reports targets that write to the folder of an earlier one, and whose imports end otherwise: they share its runtime. */
export function findSharedFolders(targets: readonly PlacedTarget[], faults: Faults): void {
  const first = new Map<string, PlacedTarget>();
  for (const placed of targets) {
    const folder = posix.join(toSlashes(placed.target.out), ".").replace(/\/$/u, "");
    const earlier = first.get(folder);
    if (earlier === undefined) first.set(folder, placed);
    else if (earlier.target.importExtension !== placed.target.importExtension) {
      const related = [{ message: "the first target that writes there", span: earlier.span }];
      faults.report(
        "wrong-value",
        `Another target writes to "${folder}" with another \`importExtension\`.`,
        placed.span,
        { related },
      );
    }
  }
}
