import { listOverridden, type OverriddenAnswer } from "../facts/overridden-answers.js";
import { listWildcards, type Wildcard } from "../facts/wildcards.js";
import type { Chart } from "../model/chart.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { State, Transition } from "../model/state.js";
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
      "A guarded transition behind one without a guard for the same event; a superstate's transitions for an event that every " +
      "state which extends it answers itself, without a guard; and a `*` where every message that the peer may send is answered " +
      "before, by its name and without a guard, or ignored. Where the role has no event of kind `unknown`, `*` also catches " +
      "messages that nobody declares, which no name answers before.",
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
  checkChart: ({ index, chart }: ChartContext) => [
    ...index.states.flatMap((state) => judgeOrder(index, state)),
    ...listOverridden(index).map((overridden) => reportOverridden(chart, overridden)),
    ...listWildcards(index)
      .filter(isNeverTaken)
      .map((wildcard) => reportWildcard(chart, wildcard)),
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

function reportOverridden(chart: Chart, { superstate, answer, heirs }: OverriddenAnswer): Finding {
  const does = heirs.length === 1 ? "does" : "do";
  return {
    span: answer.event.span,
    message: `${describeState(chart, superstate)} never answers "${answer.event.text}": ${nameSome(heirs)} ${does} so before.`,
    related: [],
    help: "remove it here, or there",
    subjects: [superstate, ...answer.transitions],
  };
}

function nameSome(states: readonly State[]): string {
  const names = states.map(({ name }) => name.text);
  if (names.length <= 4) return quoteNames(names);
  return `${names
    .slice(0, 3)
    .map((name) => `"${name}"`)
    .join(", ")} and ${names.length - 3} more`;
}

/** A state may replace the `*` of those around it; a superstate's is in vain where each heir replaces or never needs it. */
function isNeverTaken({ declaredIn, uses }: Wildcard): boolean {
  const inVain = uses.filter((use) => use === "answered" || (use === "replaced" && declaredIn.kind === "abstract"));
  return inVain.length === uses.length && uses.includes("answered");
}

function reportWildcard(chart: Chart, { declaredIn, answer }: Wildcard): Finding {
  const peer = chart.role === "server" ? "client" : "server";
  return {
    span: answer.event.span,
    message: `${describeState(chart, declaredIn)} catches nothing by "*": each message that the ${peer} may send is answered before, or ignored.`,
    related: [],
    help: "remove it, or what comes before it",
    subjects: [declaredIn, ...answer.transitions],
  };
}
