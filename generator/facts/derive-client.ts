import type { Chart } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import type { Belief } from "./derive/belief.js";
import { buildChart } from "./derive/build-chart.js";
import { exploreBeliefs } from "./derive/explore-beliefs.js";
import { mergeBeliefs } from "./derive/merge-beliefs.js";
import { ServerSide } from "./derive/server-side.js";

const derived = new WeakMap<Protocol, Chart | null>();

/**
 * Derives the client's chart: the server's seen from the other end. Its states are what the client can know, it
 * offers a command `send MESSAGE` where the server is sure to take the message, and hands each message it receives to
 * a handler `on MESSAGE`. Computed once for each protocol. Throws where `findUnderivable` finds a reason not to.
 */
export function deriveClient(protocol: Protocol): Chart {
  const chart = derive(protocol);
  if (chart === null) throw new Error(`the client of ${protocol.name.text} was not checked to be derivable`);
  return chart;
}

/** Tells in a sentence why no client can be derived, or gives null where one can. */
export function findUnderivable(protocol: Protocol): string | null {
  if (derive(protocol) !== null) return null;
  return "Too much may happen that the client does not see: it can be derived only from a smaller chart.";
}

function derive(protocol: Protocol): Chart | null {
  const known = derived.get(protocol);
  if (known !== undefined) return known;
  const [smallest] = listMerged(protocol).toSorted((a, b) => a.length - b.length);
  const chart = smallest === undefined ? null : buildChart(protocol, smallest);
  derived.set(protocol, chart);
  return chart;
}

/** Either memory gives a right client. The exact one is mostly smaller, but counts what may still be unanswered. */
function listMerged(protocol: Protocol): readonly (readonly Belief[])[] {
  const found = (["exact", "vague"] as const).map((memory) => exploreBeliefs(new ServerSide(protocol, memory)));
  return found.filter((beliefs) => beliefs !== null).map(mergeBeliefs);
}
