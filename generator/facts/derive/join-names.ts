/** Gives names as one speaks them: `A`, `A or B`, `A, B or C`. */
export function joinNames(names: readonly string[], word: "and" | "or"): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${word} ${last}`;
}
