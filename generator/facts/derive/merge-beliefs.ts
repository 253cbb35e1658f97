import { describeSight, isKept, type Belief, type BeliefStep } from "./belief.js";

/**
 * Merges the beliefs that a client cannot tell apart, whatever it sees from there on (Moore's partition refinement).
 * A merged one has the members of all; order is kept.
 */
export function mergeBeliefs(beliefs: readonly Belief[]): readonly Belief[] {
  const groups = refine(beliefs, number(beliefs.map(describeEnd)));
  const merged = new Map<number, Belief>();
  beliefs.forEach((belief, place) => {
    const group = groups[place] ?? 0;
    const first = merged.get(group);
    const steps = first?.steps ?? redirect(belief.steps, groups);
    merged.set(group, { members: [...(first?.members ?? []), ...belief.members], steps });
  });
  return [...merged.values()];
}

function refine(beliefs: readonly Belief[], groups: readonly number[]): readonly number[] {
  const finer = number(beliefs.map((belief, place) => describe(belief, place, groups)));
  return new Set(finer).size === new Set(groups).size ? groups : refine(beliefs, finer);
}

function describeEnd(belief: Belief): string {
  if (belief.steps.length > 0) return "goes on";
  return isKept(belief) ? "kept" : "over";
}

function describe({ steps }: Belief, place: number, groups: readonly number[]): string {
  const seen = redirect(steps, groups).map(({ sight, to }) => [describeSight(sight), to]);
  return JSON.stringify([groups[place], seen]);
}

function redirect(steps: readonly BeliefStep[], groups: readonly number[]): readonly BeliefStep[] {
  return steps.map(({ sight, to }) => ({ sight, to: groups[to] ?? 0 }));
}

/** Numbers texts by their first appearance, equal ones alike. */
function number(texts: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  for (const text of texts) if (!numbers.has(text)) numbers.set(text, numbers.size);
  return texts.map((text) => numbers.get(text) ?? 0);
}
