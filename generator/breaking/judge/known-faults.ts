import type { RoleName } from "../../model/chart.js";
import { JointMachine } from "../../verify/explore/joint-machine.js";
import type { Patient } from "../../verify/explore/patience.js";
import { exploreBounds, type Depth } from "../../verify/explore-bounds.js";
import type { Explored, VerifyRule } from "../../verify/judge/verify-rule.js";
import { rulesOfPairs } from "../rules/breaking-rules.js";
import type { Versions } from "../versions.js";
import type { FaultNames } from "./fault-names.js";
import { listWaits, type Wait } from "./list-waits.js";

const ofTheWhole = rulesOfPairs.filter((rule) => rule.isOfTheWhole);
const ofParts = rulesOfPairs.filter((rule) => !rule.isOfTheWhole);

/** What each role was seen to do in its states, by their names. */
export type WaitsOfRoles = Readonly<Record<RoleName, ReadonlyMap<string, Wait>>>;

/**
 * What the old version does with itself: its faults, accepted ones too, and what its roles wait for. It is looked for when
 * first asked for.
 */
export class KnownFaults {
  readonly #versions: Versions;
  readonly #names: FaultNames;
  readonly #depth: Depth;
  readonly #found = new Set<string>();
  #waits: WaitsOfRoles | null = null;
  #isComplete = false;

  constructor(versions: Versions, names: FaultNames, { depth, maxBytes }: Depth) {
    this.#versions = versions;
    this.#names = names;
    this.#depth = { depth, maxBytes };
  }

  /** Gives the names of the faults. */
  *find(): Patient<ReadonlySet<string>> {
    yield* this.#complete();
    return this.#found;
  }

  /** Gives what each role does in its states; null where not all could be seen. */
  *waits(): Patient<WaitsOfRoles | null> {
    yield* this.#complete();
    return this.#waits;
  }

  *#complete(): Patient<void> {
    if (!this.#isComplete) yield* this.#look();
    this.#isComplete = true;
  }

  *#look(): Patient<void> {
    const { old } = this.#versions;
    const joinable = { protocol: old, join: () => new JointMachine(old) };
    const { explored, verdict } = yield* exploreBounds(joinable, this.#depth, (found) => this.#note(found, ofParts));
    yield* this.#note(explored, ofTheWhole);
    if (verdict.kind === "cut") return;
    this.#waits = { server: yield* listWaits(explored, "server"), client: yield* listWaits(explored, "client") };
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
