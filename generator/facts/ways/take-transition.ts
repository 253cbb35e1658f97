import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";
import type { Candidate } from "../answers.js";
import { findInitialRoute, findRoute, type Route } from "../route.js";
import { listInitialSteps, listSteps, type Step } from "../steps.js";
import type { Moment } from "./moment.js";
import { runActions } from "./run-actions.js";
import { endSession, tell } from "./tell.js";

/** Gives the moment after a transition was taken. What actions answered is left open; their guards hold. */
export function takeTransition(index: ChartIndex, before: Moment, candidate: Candidate): Moment {
  const route = findRoute(index, before.state, candidate);
  const visit = route === null ? before.visit : before.visit + 1;
  const isPending = route === null && before.isPending;
  const start: Moment = { ...before, stage: "settled", visit, isPending };
  return runSteps(index, start, { steps: listSteps(index, before.state, candidate), route });
}

/** Gives the moment after a session was started, or null where the chart has no initial state. */
export function startSession(index: ChartIndex): Moment | null {
  const route = findInitialRoute(index);
  if (route === null) return null;
  const start: Moment = {
    state: route.to,
    stage: "settled",
    queue: [],
    visit: 0,
    isPending: false,
    connection: "open",
    isClosing: false,
    hasEnded: false,
    incidents: [],
  };
  return runSteps(index, start, { steps: listInitialSteps(index), route });
}

interface Taken {
  readonly steps: readonly Step[];
  readonly route: Route | null;
}

function runSteps(index: ChartIndex, start: Moment, { steps, route }: Taken): Moment {
  return steps.reduce((moment, step) => (moment.hasEnded ? moment : runStep(index, moment, { step, route })), start);
}

function runStep(
  index: ChartIndex,
  moment: Moment,
  { step, route }: { readonly step: Step; readonly route: Route | null },
): Moment {
  switch (step.kind) {
    case "exit":
      return runActions(index, moment, step.state.exit);
    case "act":
      return runActions(index, moment, [step.action]);
    case "change":
      return (route?.entries ?? []).reduce(
        (entered: Moment, { name }) => tell(entered, { kind: "entered", name: name.text }),
        { ...moment, state: step.to },
      );
    case "enter":
      return enter(index, moment, step.state);
    case "choose":
      return { ...moment, stage: "just entered" };
  }
}

function enter(index: ChartIndex, moment: Moment, state: State): Moment {
  const entered = runActions(index, moment, state.entry);
  if (state.kind !== "final" || entered.hasEnded) return entered;
  return endSession(entered, state.keepOpen ? "released" : "final");
}
