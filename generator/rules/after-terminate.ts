import { listTransitions } from "../facts/state-parts.js";
import { hasTerminate, untilTerminate } from "../facts/steps.js";
import type { Action } from "../model/action.js";
import type { Chart } from "../model/chart.js";
import { anyMessage, type State } from "../model/state.js";
import type { DeclaredTransition } from "../facts/state-parts.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState } from "./wording.js";

/** Finds what stands behind `terminate`, and so never happens. */
export const afterTerminate: Rule = {
  name: "after-terminate",
  severity: "warning",
  structural: false,
  summary: "Actions stand behind `terminate`, or a target beside it, which is never entered.",
  docs: {
    finds:
      "Actions behind `terminate` in one list, and a transition that has a target though its actions end the session.",
    why: "`terminate` ends the session at once: what stands behind it is not run, and nothing is entered.",
    mend: "Put `terminate` last and leave out the target. Accept it on the transition, or on the state.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: server }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on:
          HELLO: { actions: [terminate, { send: BYE }] }
          SILENCE: { actions: [terminate] }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: server }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on:
          HELLO: { actions: [{ send: BYE }, terminate] }
          SILENCE: { actions: [terminate] }
  client: derived
`,
  checkChart: ({ index, chart }: ChartContext) => index.states.flatMap((state) => judge(chart, state)),
};

function judge(chart: Chart, state: State): readonly Finding[] {
  const ending = listTransitions(state).filter(({ transition }) => hasTerminate(transition.actions));
  const subject = describeState(chart, state);
  const lists = [
    { words: `On entry, ${lowerFirst(subject)}`, actions: state.entry, subjects: [state] },
    { words: `On exit, ${lowerFirst(subject)}`, actions: state.exit, subjects: [state] },
    ...ending.map((declared) => ({
      words: `On ${nameEvent(declared)}, ${lowerFirst(subject)}`,
      actions: declared.transition.actions,
      subjects: [state, declared.transition],
    })),
  ];
  const targets = ending.flatMap((declared) => judgeTarget(subject, state, declared));
  return [...lists.flatMap((list) => judgeActions(list)), ...targets];
}

interface ActionList {
  readonly words: string;
  readonly actions: readonly Action[];
  readonly subjects: Finding["subjects"];
}

function judgeActions({ words, actions, subjects }: ActionList): readonly Finding[] {
  const run = untilTerminate(actions);
  const [lost] = actions.slice(run.length);
  const end = run.at(-1);
  if (lost === undefined || end === undefined) return [];
  return [
    {
      span: lost.span,
      message: `${words} terminates before this action, which is never run.`,
      related: [{ message: "the session ends here", span: end.span }],
      help: "put `terminate` last",
      subjects,
    },
  ];
}

function judgeTarget(subject: string, state: State, declared: DeclaredTransition): readonly Finding[] {
  const { target } = declared.transition;
  if (target === null) return [];
  return [
    {
      span: target.span,
      message: `On ${nameEvent(declared)}, ${lowerFirst(subject)} terminates, so that "${target.text}" is never entered.`,
      related: [],
      help: "leave out the target, or `terminate`",
      subjects: [state, declared.transition],
    },
  ];
}

function nameEvent({ event }: DeclaredTransition): string {
  if (event === null) return "`always`";
  return event.text === anyMessage ? "any other message" : `"${event.text}"`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
