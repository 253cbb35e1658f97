import type { RoleName } from "../../model/chart.js";
import type { Protocol } from "../../model/protocol.js";
import { JointMachine } from "../explore/joint-machine.js";
import { listAllMoves, type PlaceMoves } from "../machine/list-all-moves.js";
import { standing } from "../machine/standing.js";
import { describePlaces, listMessageNames } from "./describe-machine.js";
import { PromelaMoves } from "./promela-moves.js";

/**
 * Gives the model of a protocol's two roles, over channels of `bound` messages, as Promela for Spin. One process takes a
 * step of either role at a time, each in a `d_step`: behind the first, Spin's states are the configurations.
 */
export function writePromela(protocol: Protocol, bound: number): string {
  const joint = new JointMachine(protocol);
  const server = listAllMoves(joint.server, joint.server.listStarts(joint.channel === "queue" ? "message" : "open"));
  const client = listAllMoves(joint.client, joint.client.listStarts(joint.isDialed ? "asked" : "open"));
  const options = new PromelaMoves(joint, bound);
  return [
    ...writeHead(joint, protocol, bound),
    ...describePlaces(joint, "server", server),
    ...describePlaces(joint, "client", client),
    "",
    ...declarations,
    "",
    "active proctype both() {",
    "  if",
    ...options.listBeginnings(),
    "  fi;",
    "  do",
    ...listSteps(options, "server", server),
    ...listSteps(options, "client", client),
    ...options.listStarts(client),
    "  od",
    "}",
    "",
  ].join("\n");
}

function writeHead(joint: JointMachine, { name }: Protocol, bound: number): readonly string[] {
  const ends = Object.entries(standing).filter(([word]) => word !== "firstSession");
  return [
    `/* The roles of ${listMessageNames([name.text]).join("")} together, with at most ${String(bound)} messages in each channel. */`,
    `#define BOUND ${String(bound)}`,
    ...ends.map(([word, number]) => `#define ${word.toUpperCase()} ${String(number)}`),
    `#define FIRST_SESSION ${String(standing.firstSession)}`,
    ...writeMessages(joint, "server"),
    ...writeMessages(joint, "client"),
  ];
}

function writeMessages(joint: JointMachine, role: RoleName): readonly string[] {
  const names = listMessageNames(joint[role].side.index.outgoing.map(({ name }) => name.text));
  return names.map((name, number) => `/* message ${String(number)} of the ${role}: ${name} */`);
}

const declarations = [
  "short server = NONE;",
  "short client = NONE;",
  "chan toServer = [BOUND] of { short };",
  "chan toClient = [BOUND] of { short };",
  "",
  "inline drain(channel) {",
  "  do :: nempty(channel) -> channel?_ :: empty(channel) -> break od",
  "}",
];

function listSteps(options: PromelaMoves, role: RoleName, places: readonly PlaceMoves[]): readonly string[] {
  return [...new Set(places.flatMap((place) => options.listSteps(role, place)))];
}
