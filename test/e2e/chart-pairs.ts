import { resolveAnswers } from "../../generator/facts/answers.js";
import { listAtomicStates } from "../../generator/facts/occurrences.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { anyMessage, type State } from "../../generator/model/state.js";
import { loadProtocol } from "../conformance/trace.js";
import type { ProtocolName } from "./started-server.js";

/** What can happen in a state from outside, written `STATE: EVENT`; `*` is a message that nobody declares. */
export interface ChartPairs {
  /** What ends the session, each message that `*` catches by its own name. */
  readonly ending: readonly string[];
  /** What arrives from the peer and is ignored. */
  readonly ignored: readonly string[];
}

/** Reads what happens in each state of the server's chart of a shipped spec. */
export function readChartPairs(protocol: ProtocolName): ChartPairs {
  const loaded = loadProtocol(new URL(`../../specs/${protocol}.chart.yaml`, import.meta.url));
  const index = new ChartIndex(loaded, loaded.server);
  const states = listAtomicStates(index);
  return {
    ending: states.flatMap((state) => listEnding(index, state)),
    ignored: states.flatMap((state) => listIgnored(index, state)),
  };
}

function listEnding(index: ChartIndex, state: State): readonly string[] {
  const { messages, events, wildcard } = resolveAnswers(index, state);
  const answers = [...messages.values(), ...events.values(), { event: anyMessage, candidates: wildcard }];
  const ending = answers.filter(({ candidates }) =>
    candidates.some(({ transition: { target } }) => index.state(target?.text ?? "")?.kind === "final"),
  );
  return ending.map(({ event }) => `${state.name.text}: ${event}`);
}

function listIgnored(index: ChartIndex, state: State): readonly string[] {
  const { messages, events, wildcard } = resolveAnswers(index, state);
  const malformed = index.chart.events.filter(({ kind }) => kind === "malformed").map(({ name }) => name.text);
  const arriving = [...index.incoming.map(({ name }) => name.text), ...malformed];
  const ignored = arriving.filter((event) => !messages.has(event) && !events.has(event));
  return [...ignored, ...(wildcard.length === 0 ? [anyMessage] : [])].map((event) => `${state.name.text}: ${event}`);
}
