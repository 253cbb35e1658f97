import { listReferences, type Reference } from "../facts/references.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState, quoteNames } from "./wording.js";

/** Finds superstates that are used as if a session could be in them. */
export const abstractTarget: Rule = {
  name: "abstract-target",
  severity: "error",
  structural: true,
  summary: "A transition leads into a superstate, which can only be extended.",
  docs: {
    finds:
      "A `target` or `initial` that names a state of `type: abstract`, and such a state that has entry or exit actions.",
    why: "A superstate only lends its transitions to those that extend it: no session is ever in it, and nothing runs on entering it.",
    mend: "Name a state that extends it, or take `type: abstract` away. This finding cannot be accepted.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      Defaults:
        type: abstract
        on: { SILENCE: GONE }
      WAITING:
        extends: Defaults
        on: { HELLO: Defaults }
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      Defaults:
        type: abstract
        on: { SILENCE: GONE }
      WAITING:
        extends: Defaults
        on: { HELLO: WAITING }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const heirs = listHeirs(index);
    return [
      ...listReferences(index).flatMap((reference) => judgeReference(index, reference, heirs)),
      ...index.states.flatMap((state) => judgeSuperstate(index, state)),
    ];
  },
};

function judgeReference(index: ChartIndex, { use, name }: Reference, heirs: Heirs): readonly Finding[] {
  const state = index.state(name.text);
  if (state?.kind !== "abstract" || (use !== "target" && use !== "initial")) return [];
  const message = `${describeState(index.chart, state)} cannot be ${use === "target" ? "entered" : "initial"}: it can only be extended.`;
  const related = [{ message: "declared `type: abstract` here", span: state.name.span }];
  return [{ span: name.span, message, related, help: suggestHeirs(heirs.get(name.text) ?? []), subjects: [] }];
}

function judgeSuperstate({ chart }: ChartIndex, state: State): readonly Finding[] {
  if (state.kind !== "abstract") return [];
  const parts = [...(state.entry.length > 0 ? ["entry"] : []), ...(state.exit.length > 0 ? ["exit"] : [])];
  if (parts.length === 0) return [];
  const message = `${describeState(chart, state)} is never entered, so its ${quoteNames(parts)} would never run.`;
  const help = "only the transitions of a superstate are taken over: move the actions to the states that extend it";
  return [{ span: state.name.span, message, related: [], help, subjects: [] }];
}

function suggestHeirs(heirs: readonly string[]): string | null {
  return heirs.length === 0 ? null : `name a state that extends it: ${quoteNames(heirs)}`;
}

/** The names of the states that extend a superstate, by its name. */
type Heirs = ReadonlyMap<string, readonly string[]>;

function listHeirs({ states }: ChartIndex): Heirs {
  const heirs = new Map<string, string[]>();
  for (const { name, superstates } of states) {
    for (const { text } of superstates) {
      const known = heirs.get(text);
      if (known === undefined) heirs.set(text, [name.text]);
      else known.push(name.text);
    }
  }
  return heirs;
}
