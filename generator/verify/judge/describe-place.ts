import type { Chart, RoleName } from "../../model/chart.js";
import type { Acceptable } from "../../model/name.js";
import type { State } from "../../model/state.js";
import type { Configuration } from "../explore/configuration-table.js";
import type { JointMachine } from "../explore/joint-machine.js";

/** Gives the state a role's session is in; null where it has none. */
export function findState(joint: JointMachine, at: Configuration, role: RoleName): State | null {
  return joint[role].session(at[role])?.state ?? null;
}

/** Gives the chart of a role. */
export function chartOf(joint: JointMachine, role: RoleName): Chart {
  return joint[role].side.index.chart;
}

/** Gives what an `accept` may stand on for a finding about a role's state: the state, those around it, the role. */
export function listSubjects(joint: JointMachine, role: RoleName, state: State): readonly Acceptable[] {
  return [chartOf(joint, role), state, ...joint[role].side.index.ancestors(state)];
}

/** Gives the other role. */
export function peerOf(role: RoleName): RoleName {
  return role === "server" ? "client" : "server";
}
