import type { State } from "../../model/state.js";
import { toIdentifier } from "../identifier.js";

/**
 * Gives the text that each name's identifier is made of, null where that is the name itself: what the server's chart has
 * for a state of the name, or what sets the name apart from an earlier one that would become the same identifier.
 */
export function identifyNames(names: readonly string[], serverStates: readonly State[]): readonly (string | null)[] {
  const declared = new Map(serverStates.map(({ name, as }) => [name.text, as?.text ?? null]));
  const taken = new Set<string>();
  return names.map((name) => {
    const wanted = declared.get(name) ?? name;
    const source = findFreeSource(wanted, taken);
    taken.add(identify(source));
    return source === name ? null : source;
  });
}

function findFreeSource(wanted: string, taken: ReadonlySet<string>): string {
  const base = identify(wanted) === "" ? "state" : wanted;
  let source = base;
  for (let number = 2; taken.has(identify(source)); number += 1) source = `${base} ${String(number)}`;
  return source;
}

function identify(text: string): string {
  return toIdentifier(text)?.pascal ?? "";
}
