import type { YamlValue } from "../yaml-tree.js";
import { inputLimits } from "./input-limits.js";

/** A value with what it weighs once its aliases are followed: how many values, how many levels. */
export interface Weighed {
  readonly value: YamlValue;
  readonly values: number;
  readonly levels: number;
}

/** Counts what the aliases of a file stand for, so that a few lines cannot become millions of values. */
export class AliasBudget {
  #values = 0;

  /** Tells whether an alias at this depth may stand for the target, and counts it. */
  spend(target: Weighed, depth: number): boolean {
    this.#values += target.values;
    return this.#values <= inputLimits.aliasedValues && depth + target.levels <= inputLimits.nesting;
  }
}
