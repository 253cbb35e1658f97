import fc from "fast-check";
import { expect, test } from "vitest";
import { findChartOfRole } from "../../generator/facts/chart-of-role.js";
import { isSettled, type Session } from "../../generator/facts/session/session.js";
import { listRunningTimers } from "../../generator/facts/timers.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { Configuration } from "../../generator/verify/explore/configuration-table.js";
import { explore } from "../../generator/verify/explore/explore.js";
import { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import { hurry } from "../../generator/verify/explore/patience.js";
import { Sightings } from "../../generator/verify/judge/sightings.js";
import { standing } from "../../generator/verify/machine/standing.js";
import { seed } from "../support/seed.js";
import { describeSession, mayHoldUp, ReferencePair } from "./reference-pair.js";
import { smallPairs } from "./small-pairs.js";

const numRuns = Number(process.env.RANDOM_CHARTS ?? 250);
const bound = 2;

/** What `verify` comes to where nothing is under way, in the words of the reference. */
interface Found {
  readonly reached: ReadonlySet<string>;
  readonly dead: ReadonlySet<string>;
  readonly isExact: boolean;
  /**
   * Whether it allows more than the reference shows. Where several answers are owed at once, the interpreter takes them only
   * in the order in which they were promised; and `verify` does not ask just when a promise can hold up what arrives: it
   * reckons with timers that this starts anew, and with what is lost when a session on a queue ends meanwhile.
   */
  readonly isLoose: boolean;
  readonly isCut: boolean;
}

function find(protocol: Protocol, most: number): Found {
  const joint = new JointMachine(protocol);
  const sightings = new Sightings();
  const { table, isCut, wasBlocked } = hurry(explore(joint, { bound: most, maxBytes: 1 << 20 }, sightings));
  const all = Array.from({ length: table.size }, (_, number) => table.get(number));
  const reached = all.filter((at) => isQuiet(joint, at)).map((at) => describe(joint, at));
  const isCrowded = (["server", "client"] as const).some((role) =>
    all.some((at) => (joint[role].session(at[role])?.pending.length ?? 0) > 1),
  );
  const isHeldUp = [joint.server, joint.client].some(({ side: { index } }) => {
    const isStarted = index.chart.events.some((event) => event.kind === "timer" && event.restart === "receive");
    return mayHoldUp(index.chart) && (isStarted || (joint.channel === "queue" && index.chart.role === "server"));
  });
  return {
    reached: new Set(reached),
    dead: new Set([...sightings.deadEnds.values()].map(({ from }) => describe(joint, from))),
    isExact: !wasBlocked,
    isLoose: isCrowded || isHeldUp,
    isCut: isCut || joint.server.isCut || joint.client.isCut,
  };
}

function isQuiet(joint: JointMachine, at: Configuration): boolean {
  return (["server", "client"] as const).every((role) => {
    const place = joint[role].place(at[role]);
    if (place === null) return true;
    const { session, unsent, isStarting } = place;
    if (session.kind !== "session" || unsent.length > 0 || (isStarting && session.pending.length === 0)) return false;
    return isSettled(session) && !session.opening && !session.closing;
  });
}

function describe(joint: JointMachine, at: Configuration): string {
  const name = (role: RoleName, message: number): string => joint[role].side.index.incoming[message]?.name.text ?? "";
  const toServer = joint.toServer.list(at.toServer).map((message) => name("server", message));
  const toClient = joint.toClient.list(at.toClient).map((message) => name("client", message));
  return JSON.stringify([describeRole(joint, "server", at), describeRole(joint, "client", at), toServer, toClient]);
}

function describeRole(joint: JointMachine, role: RoleName, at: Configuration): unknown {
  const session = joint[role].session(at[role]);
  const words = Object.entries(standing);
  if (session === null) return words.find(([, number]) => number === at[role])?.[0];
  const shown = { ...session, state: session.state.name.text, running: listRunning(joint, role, session) };
  return describeSession(joint[role].side.index.chart, shown);
}

function listRunning(joint: JointMachine, role: RoleName, { state, spent }: Session): readonly string[] {
  const running = listRunningTimers(joint[role].side.index, state).map(({ name }) => name.text);
  return running.filter((timer) => !spent.includes(timer));
}

/** Gives what one has and the other has not. Whoever has left the connection to its application is told of no end. */
function without(one: ReadonlySet<string>, other: ReadonlySet<string>, isVague: boolean): readonly string[] {
  const tell = (member: string): string => {
    const told = isVague ? member.replace('"stale"', '"over"') : member;
    return told.includes('"kept"') ? told.replace('"closed"', '"none"') : told;
  };
  const others = new Set([...other].map(tell));
  return [...one]
    .map(tell)
    .filter((member) => !others.has(member))
    .slice(0, 3);
}

test("the two roles come to what they come to in the reference interpreter", { timeout: 3_600_000 }, () => {
  const seen = { exact: 0, bounded: 0, oneWay: 0 };
  fc.assert(
    fc.property(smallPairs, (protocol) => {
      const reference = new ReferencePair(protocol, findChartOfRole(protocol, "client"), bound).explore();
      const [near, far] = [find(protocol, bound), find(protocol, bound * 2)];
      const { isVague } = reference;
      if (!far.isCut) expect(["far", ...without(reference.reached, far.reached, isVague)]).toEqual(["far"]);
      if (!far.isCut && !reference.isCut && !near.isLoose)
        expect(["far dead", ...without(reference.dead, far.dead, isVague)]).toEqual(["far dead"]);
      if (reference.isCut || near.isCut || near.isLoose) {
        seen.oneWay += 1;
        return;
      }
      seen[near.isExact ? "exact" : "bounded"] += 1;
      expect(["near", ...without(near.reached, reference.reached, isVague)]).toEqual(["near"]);
      expect(["near dead", ...without(near.dead, reference.dead, isVague)]).toEqual(["near dead"]);
    }),
    { numRuns, seed, endOnFailure: true },
  );
  console.log(seen);
});
