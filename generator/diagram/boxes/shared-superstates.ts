import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";

/**
 * Gives the names of the superstates that every state of a chart takes over, the same ones in the same order; none where
 * states differ. They need not be told at each state, and docs/charts/filemq.txt does not.
 */
export function findSharedSuperstates({ states }: ChartIndex): ReadonlySet<string> {
  const heirs = states.filter(({ kind }) => kind === "atomic" || kind === "compound");
  const [shared, ...others] = new Set(heirs.map((heir) => JSON.stringify(listNames(heir))));
  const [first] = heirs;
  return new Set(shared === undefined || first === undefined || others.length > 0 ? [] : listNames(first));
}

function listNames({ superstates }: State): readonly string[] {
  return superstates.map(({ text }) => text);
}
