/** Gives the same values in another order, which is the same every time. */
export function shuffle<T>(values: readonly T[]): readonly T[] {
  let seed = 1;
  const keyed = values.map((value) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return { value, key: seed };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
