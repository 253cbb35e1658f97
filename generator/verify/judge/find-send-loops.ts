import type { RoleName } from "../../model/chart.js";
import { findComponents } from "../../facts/components.js";
import type { Sighting, Sightings } from "./sightings.js";

/** Finds the loops in which a role sends driven by outcomes alone: all that was seen in each, the first first. */
export function findSendLoops({ moves }: Sightings, role: RoleName): readonly (readonly Sighting[])[] {
  const driven = moves[role].filter((sighting: Sighting | undefined) => sighting !== undefined && isDriven(sighting));
  const ways = group(driven, ({ from }) => from[role]);
  const listNext = (place: number): readonly number[] => (ways.get(place) ?? []).map(goalOf);
  const numbers = new Map(
    findComponents(ways.keys(), listNext).flatMap((places, number) => places.map((place) => [place, number] as const)),
  );
  const inLoops = driven.filter((sighting) => numbers.get(sighting.from[role]) === numbers.get(goalOf(sighting)));
  const loops = group(inLoops, ({ from }) => numbers.get(from[role]));
  return [...loops.values()]
    .map((loop) => loop.toSorted((a, b) => a.number - b.number))
    .filter((loop) => loop.some(({ step }) => step !== null && step.move.sends !== -1));
}

/** What the chart or the user's code drives by itself: nothing arrives, no time passes, nobody asks for anything. */
function isDriven({ step }: Sighting): boolean {
  if (step?.kind !== "own") return false;
  const kind = step.move.turn?.kind ?? "outcome";
  return kind === "outcome" || kind === "always" || kind === "settled";
}

function goalOf({ step }: Sighting): number {
  return step?.move.to ?? -1;
}

function group<Key>(sightings: readonly Sighting[], keyOf: (sighting: Sighting) => Key): ReadonlyMap<Key, Sighting[]> {
  const groups = new Map<Key, Sighting[]>();
  for (const sighting of sightings) {
    const found = groups.get(keyOf(sighting));
    if (found === undefined) groups.set(keyOf(sighting), [sighting]);
    else found.push(sighting);
  }
  return groups;
}
