import type { ChartIndex } from "../../model/chart-index.js";
import type { RoleName } from "../../model/chart.js";
import type { Message } from "../../model/message.js";
import type { Acceptable } from "../../model/name.js";
import type { JointMachine } from "../../verify/explore/joint-machine.js";
import type { Judgement } from "../../verify/judge/verify-rule.js";
import { indexRole, type Versions } from "../versions.js";
import { describeEntries } from "./describe-entries.js";

/**
 * Gives each fault a name by which it is known again in another pair of versions: the roles, states and messages it is
 * about. A state that only one version has is known by how it is entered, so that a fault does not become new when its state
 * is renamed, and that of another new state is no old one.
 */
export class FaultNames {
  readonly #shared: Readonly<Record<RoleName, ReadonlySet<string>>>;

  constructor(versions: Versions) {
    this.#shared = { server: listShared(versions, "server"), client: listShared(versions, "client") };
  }

  /** Gives what tells the names of the faults that a rule finds in a pair. */
  makeNaming(rule: string, joint: JointMachine): (judgement: Judgement) => string {
    const labels = new Map([...this.#labelRole(joint, "server"), ...this.#labelRole(joint, "client")]);
    return ({ subjects }) => JSON.stringify([rule, ...subjects.flatMap((subject) => labels.get(subject) ?? [])]);
  }

  #labelRole(joint: JointMachine, role: RoleName): readonly (readonly [Acceptable, readonly string[]])[] {
    const { index } = joint[role].side;
    const { chart, states, protocol } = index;
    const isShared = (name: string): boolean => this.#shared[role].has(name);
    const entries = describeEntries(index, {
      ofState: (name) => (isShared(name) ? name : ""),
      ofEvent: (name) => nameEvent(index, name),
    });
    const nameState = (name: string): readonly string[] => [isShared(name) ? name : (entries.get(name) ?? "")];
    return [
      [chart, [role]],
      ...states.map((state) => [state, nameState(state.name.text)] as const),
      ...protocol.messages.map((message) => [message, [nameMessage(message)]] as const),
    ];
  }
}

/** What has a number on the wire is known by it. */
function nameMessage({ id, name }: Message): string {
  return id === null ? name.text : String(id);
}

function nameEvent(index: ChartIndex, name: string): string {
  const message = index.message(name);
  return message === undefined ? name : nameMessage(message);
}

function listShared({ old, now }: Versions, role: RoleName): ReadonlySet<string> {
  const names = new Set(indexRole(now, role).states.map(({ name }) => name.text));
  return new Set(indexRole(old, role).states.flatMap(({ name }) => (names.has(name.text) ? [name.text] : [])));
}
