import { isCertain, resolveAnswers, type Answer } from "../facts/answers.js";
import { listAtomicStates } from "../facts/occurrences.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds events that a state answers under guards only. */
export const partialGuards: Rule = {
  name: "partial-guards",
  severity: "warning",
  structural: false,
  summary: "All transitions for an event are guarded, and none is left for when no guard holds.",
  docs: {
    finds:
      "A state that answers an event by guarded transitions alone, those of its superstates, of the states around it and of " +
      "`*` included. Commands are left out: that a guard refuses one is what its caller is told.",
    why: "Where no guard holds the event is lost, as if the state did not know it. Whether that is meant, the chart does not say.",
    mend: "Add a transition without a guard as the last one. Accept it on a transition, the event or the state.",
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
      WAITING:
        on:
          HELLO: { target: GONE, guard: has seen enough }
          SILENCE: GONE
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
      WAITING:
        on:
          HELLO: [{ target: GONE, guard: has seen enough }, { actions: [wave] }]
          SILENCE: GONE
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) => {
    const first = new Map<unknown, Finding>();
    for (const state of listAtomicStates(index)) {
      for (const answer of listPartial(index, state)) {
        const last = answer.candidates.at(-1)?.transition;
        if (!first.has(last)) first.set(last, report(index, state, answer));
      }
    }
    return first.values();
  },
};

/** What several states take over from one is told once, of the first of them: the last transition is the same. */
function listPartial(index: ChartIndex, state: State): readonly Answer[] {
  const { messages, events } = resolveAnswers(index, state);
  return [...messages.distinct.values(), ...events.values()].filter(
    ({ event, candidates }) =>
      candidates.length > 0 && !isCertain(candidates) && index.event(event)?.kind !== "command",
  );
}

function report(index: ChartIndex, state: State, { event, candidates }: Answer): Finding {
  const [place] = candidates;
  const declared = index.message(event) ?? index.event(event);
  const transitions = candidates.map(({ transition }) => transition);
  return {
    span: place?.transition.guard?.span ?? state.name.span,
    message: `${describeState(index.chart, state)} answers "${event}" under guards only; where none holds, it is lost.`,
    related: [],
    help: "add a transition without a guard as the last one",
    subjects: [state, ...transitions, ...(declared === undefined ? [] : [declared])],
  };
}
