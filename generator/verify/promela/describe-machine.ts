import type { RoleName } from "../../model/chart.js";
import type { JointMachine } from "../explore/joint-machine.js";
import type { PlaceMoves } from "../machine/list-all-moves.js";

/** Gives a comment for each place of a role: what its number stands for. */
export function describePlaces(joint: JointMachine, role: RoleName, places: readonly PlaceMoves[]): readonly string[] {
  return places.map(({ place }) => `/* ${role} ${String(place)}: ${describePlace(joint, role, place)} */`);
}

/** Gives names as they can stand in a comment. */
export function listMessageNames(names: readonly string[]): readonly string[] {
  return names.map((name) => name.replace(/[^\p{L}\p{N} _.,:-]/gu, "_"));
}

function describePlace(joint: JointMachine, role: RoleName, place: number): string {
  const found = joint[role].place(place);
  if (found === null) return "";
  const { session, unsent } = found;
  if (session.kind !== "session") return `about to end, with ${String(unsent.length)} to be sent`;
  const { state, outcomes, pending } = session;
  const more = [
    ...(outcomes.length === 0 ? [] : [`raised ${outcomes.join(", ")}`]),
    ...(pending.length === 0 ? [] : [`promised by ${pending.join(", ")}`]),
    ...(unsent.length === 0 ? [] : [`${String(unsent.length)} to be sent`]),
  ];
  return listMessageNames([[state.name.text, ...more].join(", ")]).join("");
}
