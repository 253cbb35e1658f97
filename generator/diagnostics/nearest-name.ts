import { distance } from "fastest-levenshtein";

/** Gives the candidate that a slip could have turned into `name`, or null where none is near enough to offer. */
export function findNearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  let nearest: string | null = null;
  let best = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const apart = countSlips(wanted, candidate.toLowerCase());
    if (apart < best) {
      best = apart;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Counts the letters that differ; two neighbours that changed places are one slip of the hand. */
function countSlips(a: string, b: string): number {
  const apart = distance(a, b);
  return apart === 2 && hasSwap(a, b) ? 1 : apart;
}

function hasSwap(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a.slice(0, at) + a.slice(at + 1, at + 2) + a.slice(at, at + 1) + a.slice(at + 2) === b;
}
