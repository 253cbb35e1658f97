import fc from "fast-check";
import { expect, it } from "vitest";
import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import { explore } from "../../generator/verify/explore/explore.js";
import { hurry } from "../../generator/verify/explore/patience.js";
import { Sightings } from "../../generator/verify/judge/sightings.js";
import { seed } from "../support/seed.js";
import { smallPairs } from "./small-pairs.js";
import { tell, verify } from "./verify-text.js";

const numRuns = Number(process.env.RANDOM_CHARTS ?? 100);
const options = { depth: 2, maxBytes: 1 << 20 };

it("is the same in every run", () => {
  fc.assert(
    fc.property(smallPairs, (protocol) => {
      expect(JSON.stringify(verify(protocol, options))).toBe(JSON.stringify(verify(protocol, options)));
    }),
    { numRuns, seed },
  );
});

it("does not depend on the order in which anything is declared", () => {
  fc.assert(
    fc.property(smallPairs, (protocol) => {
      const turned = turnRound(protocol);
      expect(count(turned)).toEqual(count(protocol));
      const [found, foundTurned] = [protocol, turned].map((one) => verify(one, options));
      expect(foundTurned?.verdict).toEqual(found?.verdict);
      expect(listFindings(turned)).toEqual(listFindings(protocol));
    }),
    { numRuns, seed },
  );
});

/** Gives how much there is to find. */
function count(protocol: Protocol): readonly number[] {
  const sightings = new Sightings();
  const { table } = hurry(explore(new JointMachine(protocol), { bound: 2, maxBytes: 1 << 20 }, sightings));
  const { moves, deadEnds, restarts } = sightings;
  return [table.size, moves.server.flat().length, moves.client.flat().length, deadEnds.size, restarts.size];
}

/** Gives what is found, however it is come to; which pair stands for all that can never end depends on the order. */
function listFindings(protocol: Protocol): readonly string[] {
  const found = tell(verify(protocol, options)).filter((line) => !line.startsWith("no-joint-end"));
  return found.map((line) => line.replace(/\b(?:can|may)\b|, in "[^"]*"/gu, "…")).toSorted();
}

function turnRound(protocol: Protocol): Protocol {
  const { server, client } = protocol;
  return {
    ...protocol,
    messages: protocol.messages.toReversed(),
    server: turnChart(server),
    client: client.kind === "chart" ? turnChart(client) : client,
  };
}

function turnChart(chart: Chart): Chart {
  const states = chart.states.map((state) => ({ ...state, on: state.on.toReversed() })).toReversed();
  return { ...chart, states, events: chart.events.toReversed(), actions: chart.actions.toReversed() };
}
