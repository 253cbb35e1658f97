import type { RoleName } from "../../model/chart.js";
import type { Configuration } from "../explore/configuration-table.js";
import type { JointMachine, Step } from "../explore/joint-machine.js";
import type { Move } from "../machine/move.js";
import type { TraceStep } from "./trace-step.js";

/** Gives the steps in which both roles begin, as they are told: the client's, then the server's where it has one. */
export function describeBeginning(joint: JointMachine, at: Configuration): readonly TraceStep[] {
  const begun = joint.listBeginnings().find((beginning) => beginning.at === at || isEqual(beginning.at, at));
  if (begun === undefined) return [];
  const client = describeMove(joint, "client", { move: begun.client, from: null, message: -1 });
  return begun.server === null
    ? [client]
    : [client, describeMove(joint, "server", { move: begun.server, from: null, message: -1 })];
}

/** Gives what a step is in the spec's own words; two where a client gets a connection, and so the server a session. */
export function describeStep(joint: JointMachine, from: Configuration, step: Step): readonly TraceStep[] {
  const { kind, role, move, message } = step;
  const own = describeMove(joint, role, {
    move,
    from: nameState(joint, role, from[role]),
    message: kind === "read" ? message : -1,
  });
  if (kind !== "connect") return [own];
  const name = nameState(joint, "client", from.client);
  const connected = { role: "client", kind: "opened", about: "", from: name, to: name } as const;
  return [{ ...connected, reads: null, sends: null, choices: [], place: null }, own];
}

interface Moved {
  readonly move: Move;
  readonly from: string | null;
  readonly message: number;
}

function describeMove(joint: JointMachine, role: RoleName, { move, from, message }: Moved): TraceStep {
  const { arrivals, side } = joint[role];
  return {
    role,
    kind: move.turn?.kind ?? "sending",
    about: move.turn?.about ?? "",
    from,
    to: nameState(joint, role, move.to),
    reads: arrivals[message]?.name ?? null,
    sends: side.index.outgoing[move.sends]?.name.text ?? null,
    choices: move.turn?.choices ?? [],
    place: move.turn?.taken?.transition.span ?? null,
  };
}

function nameState(joint: JointMachine, role: RoleName, place: number): string | null {
  return joint[role].session(place)?.state.name.text ?? null;
}

function isEqual(one: Configuration, other: Configuration): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
