import type { ChartIndex } from "../model/chart-index.js";
import type { Message } from "../model/message.js";
import type { Name } from "../model/name.js";
import { anyMessage } from "../model/state.js";
import { resolveAnswers } from "./answers.js";
import { findNature } from "./nature.js";
import { listReferences } from "./references.js";
import { oncePerChart } from "./remember.js";

/** What a role's chart does with messages, by their names, each with the first place where it does so. */
export interface Traffic {
  readonly index: ChartIndex;
  readonly sent: ReadonlyMap<string, Name>;
  /** Handled or ignored, or put to a check, under its own name. */
  readonly named: ReadonlyMap<string, Name>;
  /** Neither handled nor ignored nor caught by some state that waits. */
  readonly missed: ReadonlySet<string>;
  /** The first `*`, null where the chart has none. */
  readonly wildcard: Name | null;
}

/** Finds what a role's chart does with messages, whether or not its states can be reached. */
export const findTraffic = oncePerChart((index: ChartIndex): Traffic => {
  const messages = listReferences(index).filter(({ name }) => index.message(name.text) !== undefined);
  const wildcards = index.states.flatMap(({ on }) => on.filter(({ event }) => event.text === anyMessage));
  return {
    index,
    sent: firstOfEach(messages.filter(({ use }) => use === "sent")),
    named: firstOfEach(messages.filter(({ use }) => use === "answered" || use === "ignored" || use === "rejected")),
    missed: findMissed(index),
    wildcard: wildcards[0]?.event ?? null,
  };
});

/**
 * Tells whether a role expects a message from its peer: it names it, or names none at all and answers any by `*`. A `*`
 * beside names is for what nobody expects.
 */
export function expects({ index, named, wildcard }: Traffic, { from, name }: Message): boolean {
  return named.has(name.text) || (from !== index.chart.role && named.size === 0 && wildcard !== null);
}

function firstOfEach(uses: readonly { readonly name: Name }[]): ReadonlyMap<string, Name> {
  return new Map(uses.toReversed().map(({ name }) => [name.text, name]));
}

/** Counts, since to look at each message in each state would take long. */
function findMissed(index: ChartIndex): ReadonlySet<string> {
  const waiting = index.states.filter((state) => findNature(index, state) === "waiting");
  const answers = waiting.map((state) => resolveAnswers(index, state)).filter(({ wildcard }) => wildcard.length === 0);
  const answering = new Map(index.chart.ignore.map(({ text }) => [text, answers.length]));
  for (const event of answers.flatMap(({ messages }) => [...messages.distinct.keys()])) {
    answering.set(event, (answering.get(event) ?? 0) + 1);
  }
  const missed = index.incoming.filter(({ name }) => (answering.get(name.text) ?? 0) < answers.length);
  return new Set(missed.map(({ name }) => name.text));
}
