import { JointMachine } from "../../verify/explore/joint-machine.js";
import type { Patient } from "../../verify/explore/patience.js";
import { exploreBounds, type Depth } from "../../verify/explore-bounds.js";
import type { Explored, VerifyRule } from "../../verify/judge/verify-rule.js";
import { rulesOfPairs } from "../rules/breaking-rules.js";
import type { Versions } from "../versions.js";
import type { FaultNames } from "./fault-names.js";

const ofTheWhole = rulesOfPairs.filter((rule) => rule.isOfTheWhole);
const ofParts = rulesOfPairs.filter((rule) => !rule.isOfTheWhole);

/** The faults that the old version has with itself, accepted ones too; they are looked for when first asked for. */
export class KnownFaults {
  readonly #versions: Versions;
  readonly #names: FaultNames;
  readonly #depth: Depth;
  readonly #found = new Set<string>();
  #isComplete = false;

  constructor(versions: Versions, names: FaultNames, { depth, maxBytes }: Depth) {
    this.#versions = versions;
    this.#names = names;
    this.#depth = { depth, maxBytes };
  }

  /** Gives their names. */
  *find(): Patient<ReadonlySet<string>> {
    if (!this.#isComplete) yield* this.#look();
    this.#isComplete = true;
    return this.#found;
  }

  *#look(): Patient<void> {
    const { old } = this.#versions;
    const joinable = { protocol: old, join: () => new JointMachine(old) };
    const { explored } = yield* exploreBounds(joinable, this.#depth, (found) => this.#note(found, ofParts));
    yield* this.#note(explored, ofTheWhole);
  }

  *#note(explored: Explored, rules: readonly VerifyRule[]): Patient<void> {
    for (const rule of rules) {
      const nameOf = this.#names.makeNaming(rule.name, explored.joint);
      for (const judgement of rule.judge(explored)) {
        if (judgement === null) yield null;
        else this.#found.add(nameOf(judgement));
      }
    }
  }
}
