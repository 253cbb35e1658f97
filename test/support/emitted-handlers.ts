import { nameProtocol } from "../../generator/emit/names/protocol-names.js";
import { openRoleScope } from "../../generator/emit/role-scope.js";
import type { Action } from "../../generator/model/action.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Chart } from "../../generator/model/chart.js";
import type { EventDeclaration, TimerEvent } from "../../generator/model/event.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { State, Transition } from "../../generator/model/state.js";
import type { Question } from "./interpreter-world.js";

/** Gives all that a role could ask of its user, by the names under which emitted code calls it. */
export function nameHandlers(protocol: Protocol, chart: Chart): ReadonlyMap<string, Question> {
  const { names, index } = openRoleScope(protocol, chart, nameProtocol(protocol));
  const questions = listQuestions(index);
  return new Map(
    questions.map((question) => {
      switch (question.kind) {
        case "guard":
          return [names.guard(question.name), question];
        case "action":
          return [names.action(question.name), question];
        case "check":
          return [names.check(findState(index, question.name)), question];
        case "build":
          return [names.builder(findMessage(index, question.name)), question];
        case "time":
          return [names.duration(findTimer(index, question.name)), question];
      }
    }),
  );
}

function listQuestions(index: ChartIndex): readonly HandlerQuestion[] {
  const builds = index.outgoing.map(({ name }) => ({ kind: "build", name: name.text }) as const);
  const times = index.chart.events.filter(isDynamic).map(({ name }) => ({ kind: "time", name: name.text }) as const);
  return [...index.states.flatMap(questionsOfState), ...builds, ...times];
}

/** What a handler is called for; a new connection is asked for by an option instead. */
type HandlerQuestion = Question & { readonly kind: Exclude<Question["kind"], "connect"> };

function isDynamic(event: EventDeclaration): boolean {
  return event.kind === "timer" && event.schedule.milliseconds === "dynamic";
}

function questionsOfState(state: State): readonly HandlerQuestion[] {
  const transitions = [...state.on.flatMap((answer) => answer.transitions), ...state.always];
  return [
    { kind: "check", name: state.name.text },
    ...[...state.entry, ...state.exit].flatMap(questionsOfAction),
    ...transitions.flatMap(questionsOfTransition),
  ];
}

function questionsOfTransition({ guard, actions }: Transition): readonly HandlerQuestion[] {
  return [...questionsOfGuard(guard), ...actions.flatMap(questionsOfAction)];
}

function questionsOfAction(action: Action): readonly HandlerQuestion[] {
  switch (action.kind) {
    case "handler":
      return [{ kind: "action", name: action.name.text }];
    case "send":
    case "raise":
    case "restart":
      return questionsOfGuard(action.guard);
    case "terminate":
    case "connect":
      return [];
  }
}

function questionsOfGuard(guard: Transition["guard"]): readonly HandlerQuestion[] {
  return guard === null ? [] : [{ kind: "guard", name: guard.text }];
}

function findTimer(index: ChartIndex, name: string): TimerEvent {
  const timer = index.event(name);
  if (timer?.kind !== "timer") throw new Error(`no timer "${name}"`);
  return timer;
}

function findState(index: ChartIndex, name: string): State {
  const state = index.state(name);
  if (state === undefined) throw new Error(`no state "${name}"`);
  return state;
}

function findMessage(index: ChartIndex, name: string): ReturnType<ChartIndex["message"]> & object {
  const message = index.message(name);
  if (message === undefined) throw new Error(`no message "${name}"`);
  return message;
}
