import { listHeritage } from "../facts/heritage.js";
import type { ChartIndex } from "../model/chart-index.js";
import { anyMessage, type State, type Transition } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState, quoteNames } from "./wording.js";

/** Finds transitions that stand behind others which are always taken first. */
export const shadowedTransition: Rule = {
  name: "shadowed-transition",
  severity: "warning",
  structural: false,
  summary: "A transition is never taken, since another one is always taken first.",
  docs: {
    finds:
      "A guarded transition behind one without a guard for the same event; and a superstate's transitions for an event that every " +
      "state which extends it answers itself, without a guard.",
    why: "It looks as if it decided something, and never does: most often two lines stand in the wrong order.",
    mend: "Put the transition without a guard last, or remove what is never taken. Accept it on the transition or the state.",
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
          HELLO: [{ actions: [wave] }, { target: GONE, guard: has seen enough }]
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
  checkChart: ({ index }: ChartContext) => [
    ...index.states.flatMap((state) => judgeOrder(index, state)),
    ...index.states.filter(({ kind }) => kind === "abstract").flatMap((state) => judgeSuperstate(index, state)),
  ],
};

/** Two open ones, or two with one guard, are another rule's. */
function judgeOrder(index: ChartIndex, state: State): readonly Finding[] {
  const lists = [
    ...state.on.map(({ event, transitions }) => ({ words: `"${event.text}"`, transitions })),
    { words: "`always`", transitions: state.always },
  ];
  return lists.flatMap(({ words, transitions }) => {
    const open = transitions.findIndex(({ guard }) => guard === null);
    const behind = open === -1 ? [] : transitions.slice(open + 1).filter(({ guard }) => guard !== null);
    const before = transitions.slice(0, open);
    const shadowed = behind.filter(({ guard }) => !before.some((other) => other.guard?.text === guard?.text));
    return shadowed.map((transition) =>
      reportOrder(describeState(index.chart, state), { words, transition, state, first: transitions[open] }),
    );
  });
}

interface Shadow {
  readonly words: string;
  readonly state: State;
  readonly transition: Transition;
  readonly first: Transition | undefined;
}

function reportOrder(subject: string, { words, state, transition, first }: Shadow): Finding {
  return {
    span: transition.span,
    message: `${subject} never takes this transition for ${words}: one without a guard comes before it.`,
    related: first === undefined ? [] : [{ message: "this one is always taken", span: first.span }],
    help: "put the transition without a guard last",
    subjects: [state, transition],
  };
}

function judgeSuperstate(index: ChartIndex, superstate: State): readonly Finding[] {
  const heirs = index.states.filter(
    (state) =>
      state.kind !== "abstract" && listHeritage(index, state).some(({ declaredIn }) => declaredIn === superstate),
  );
  if (heirs.length === 0) return [];
  const lost = superstate.on.filter(
    ({ event }) =>
      event.text !== anyMessage && heirs.every((heir) => answersBefore(index, heir, { superstate, event: event.text })),
  );
  return lost.map(({ event, transitions }) => ({
    span: event.span,
    message: `${describeState(index.chart, superstate)} never answers "${event.text}": ${quoteNames(heirs.map(({ name }) => name.text))} ${heirs.length === 1 ? "does" : "do"} so before.`,
    related: [],
    help: "remove it here, or there",
    subjects: [superstate, ...transitions],
  }));
}

/** Tells whether what a state looks at before a superstate answers an event whatever the guards say. */
function answersBefore(
  index: ChartIndex,
  heir: State,
  { superstate, event }: { readonly superstate: State; readonly event: string },
): boolean {
  const places = listHeritage(index, heir).map(({ declaredIn }) => declaredIn);
  const before = places.slice(0, places.indexOf(superstate)).flatMap(({ on }) => on);
  const named = before.filter((answer) => answer.event.text === event).flatMap(({ transitions }) => transitions);
  return named.some(({ guard }) => guard === null);
}
