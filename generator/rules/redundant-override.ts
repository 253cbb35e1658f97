import { listTried } from "../facts/overrides/list-tried.js";
import { findRedundantOverrides, type RedundantOverride } from "../facts/redundant-overrides.js";
import type { ChartIndex } from "../model/chart-index.js";
import { anyMessage } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds transitions that say once more what a superstate, or a state around, says already. */
export const redundantOverride: Rule = {
  name: "redundant-override",
  severity: "info",
  structural: false,
  summary: "A transition is equal to the one that it overrides.",
  docs: {
    finds:
      "A transition with the guard, the actions and the target of the one that would answer without it, from a superstate or a " +
      "state around, where leaving it out changes nothing: neither what any state answers, nor what is left and entered, nor " +
      "when a timer starts. One that names what `*` would catch is none, since what is named is expected.",
    why:
      "Who reads it looks for the difference; and who changes the one that it repeats has changed it for all states but " +
      "this one.",
    mend: "Remove it. Accept it on the transition, the event or the state.",
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
      Impatient:
        type: abstract
        on: { SILENCE: GONE }
      WAITING:
        extends: Impatient
        on: { HELLO: GREETED, SILENCE: GONE }
      GREETED:
        extends: Impatient
        on: { HELLO: GREETED }
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
      Impatient:
        type: abstract
        on: { SILENCE: GONE }
      WAITING:
        extends: Impatient
        on: { HELLO: GREETED }
      GREETED:
        extends: Impatient
        on: { HELLO: GREETED }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const found = findRedundantOverrides(index);
    if (found.length === 0) return [];
    const tried = listTried(index);
    return found
      .filter((override) => tried.has(override.repeated.transition) || !isShadowed(override))
      .map((override) => report(index, override));
  },
};

/** Where no state comes to what a superstate says of an event, `shadowed-transition` says so. */
function isShadowed({ part: { event }, repeated }: RedundantOverride): boolean {
  return repeated.declaredIn.kind === "abstract" && event !== null;
}

function report(index: ChartIndex, { part, repeated }: RedundantOverride): Finding {
  const { declaredIn, event, transitions } = part;
  const text = event?.text ?? "";
  const declared = index.message(text) ?? index.event(text);
  const [first] = transitions;
  const own = part.kept.length === 0 ? "repeats" : "ends with a repetition of";
  return {
    span: (part.kept.length === 0 ? event?.span : undefined) ?? first?.span ?? declaredIn.name.span,
    message: `${describeState(index.chart, declaredIn)} ${own} ${describeAnswer(part)} that it has from "${repeated.declaredIn.name.text}" anyway.`,
    related: [{ message: "this says the same", span: repeated.transition.span }],
    help: "remove it",
    subjects: [declaredIn, ...transitions, ...(declared === undefined ? [] : [declared])],
  };
}

function describeAnswer({ event }: RedundantOverride["part"]): string {
  if (event === null) return "the `always`";
  return event.text === anyMessage ? 'the answer to any other message ("*")' : `the answer to "${event.text}"`;
}
