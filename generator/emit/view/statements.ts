import type { Step } from "../../facts/steps.js";
import { untilTerminate } from "../../facts/steps.js";
import { isDynamic } from "../../facts/timers.js";
import type { Action, HandlerAction, RestartAction, SendAction } from "../../model/action.js";
import type { TimerEvent } from "../../model/event.js";
import type { Transition } from "../../model/state.js";
import { ts, type Code } from "../encode/code.js";
import { SpecText } from "../encode/spec-text.js";
import type { RoleScope } from "../role-scope.js";
import type { View } from "../template/render.js";
import { viewFields } from "./constant-fields.js";
import { choiceNeedsEvent, needsEvent } from "./event-needs.js";
import { findOnlyRaiser, type RaisingStep } from "./only-raiser.js";

/** Where statements stand: the expression that holds the event there, and what leaves the function early. */
export interface Place {
  readonly scope: RoleScope;
  readonly event: Code;
  readonly leave: "return true;" | "return;";
}

/** A statement: the template that prints it below `role/statement/`, and what that template is given. */
export type StatementView = { readonly template: Code } & Readonly<Record<string, View>>;

/** Statements, and what leaves the function behind them. */
export interface StatementsView {
  readonly statements: readonly StatementView[];
  readonly leave: Code;
  /** Whether a statement declares a name, so that they need a block of their own. */
  readonly isBlock: boolean;
}

/**
 * Gives the statements of a run of steps; between them, each checks that the session goes on. Those of a transition with
 * a target leave the state first.
 */
export function viewSteps(steps: readonly Step[], place: Place, transition: Transition | null): StatementsView {
  const raiser = place.leave === "return true;" ? findOnlyRaiser(steps, place.scope.index) : null;
  const run = raiser === null ? viewPlainSteps(steps, place) : viewRaisingSteps(steps, raiser, place);
  const leaving = transition?.target == null ? [] : [{ template: ts`role/statement/leave` }];
  return { ...run, statements: withCheckpoints([...leaving, ...run.statements], place) };
}

function viewPlainSteps(steps: readonly Step[], place: Place): StatementsView {
  const statements = steps.map((step) => viewStep(step, place));
  return { statements, leave: place.leave as Code, isBlock: false };
}

/** Gives the statements of an entry or exit, and what is done after them. */
export function viewActions(actions: readonly Action[], place: Place): readonly StatementView[] {
  return untilTerminate(actions).map((action) => viewAction(action, place));
}

/** Puts a check that the session goes on between statements, where the first of two may have ended it. */
export function withCheckpoints(statements: readonly StatementView[], { leave }: Place): readonly StatementView[] {
  return statements.flatMap((statement, position) => {
    const isLast = position === statements.length - 1;
    const isQuiet = quiet.has(statement.template);
    return isLast || isQuiet
      ? [statement]
      : [statement, { template: ts`role/statement/checkpoint`, leave: leave as Code }];
  });
}

/** Statements that call nobody, and so cannot end the session. */
const quiet: ReadonlySet<string> = new Set([
  "role/statement/change",
  "role/statement/leave",
  "role/statement/start-timer",
]);

/** The one action among steps that raises an outcome is what the step function answers with: nothing is queued. */
function viewRaisingSteps(steps: readonly Step[], raiser: RaisingStep, place: Place): StatementsView {
  const isLast = steps.at(-1) === raiser;
  const { action } = raiser;
  const isKept = action.kind === "handler" && !isLast;
  const views = steps.flatMap((step) => {
    if (step !== raiser) return [viewStep(step, place)];
    return isKept ? [{ ...viewAction(action, place), template: ts`role/statement/keep-answer` }] : [];
  });
  const answer = isKept
    ? { template: ts`role/statement/return-kept` }
    : {
        ...viewAction(action, place),
        template: action.kind === "raise" ? ts`role/statement/return-raised` : ts`role/statement/return-answer`,
      };
  return { statements: [...views, answer], leave: ts``, isBlock: isKept };
}

function viewStep(step: Step, place: Place): StatementView {
  const { names, index } = place.scope;
  switch (step.kind) {
    case "exit":
      return viewCall(names.method("exit", step.state), needsEvent(step.state.exit, index) ? place.event : null);
    case "enter":
      return viewCall(names.method("enter", step.state), needsEvent(step.state.entry, index) ? place.event : null);
    case "choose":
      return viewCall(names.method("chooseIn", step.state), choiceNeedsEvent(step.state, index) ? place.event : null);
    case "change":
      return { template: ts`role/statement/change`, state: new SpecText(step.to.name.text) };
    case "act":
      return viewAction(step.action, place);
  }
}

function viewCall(method: Code, event: Code | null): StatementView {
  return { template: ts`role/statement/call`, method, event };
}

function viewAction(action: Action, place: Place): StatementView {
  switch (action.kind) {
    case "handler":
      return viewHandler(action, place);
    case "send":
      return viewGuarded(action.guard, viewSend(action, place), place);
    case "raise":
      return viewGuarded(
        action.guard,
        { template: ts`role/statement/raise`, outcome: new SpecText(action.outcome.text) },
        place,
      );
    case "terminate":
      return { template: ts`role/statement/end`, reason: ts`terminated` };
    case "restart":
      return viewGuarded(action.guard, viewTimerStart(findTimer(action, place), place.scope), place);
    case "connect":
      return { template: ts`role/statement/connect` };
  }
}

/** Gives the statement that starts a timer; a dynamic one is to be asked for its duration when the run is complete. */
export function viewTimerStart(timer: TimerEvent, { names }: RoleScope): StatementView {
  return {
    template: ts`role/statement/start-timer`,
    from: names.timer("from", timer),
    ticks: isDynamic(timer) ? names.timer("ticks", timer) : null,
  };
}

function findTimer({ timer: { text } }: RestartAction, { scope }: Place): TimerEvent {
  const event = scope.index.event(text);
  if (event?.kind !== "timer") throw new Error(`"${text}" is no timer`);
  return event;
}

function viewHandler({ name }: HandlerAction, { scope, event }: Place): StatementView {
  const raises = (scope.index.action(name.text)?.outcomes.length ?? 0) > 0;
  const template = raises ? ts`role/statement/answer` : ts`role/statement/follow`;
  return { template, handler: scope.names.action(name.text), event };
}

function viewSend({ message: { text }, fieldsFrom }: SendAction, { scope, event }: Place): StatementView {
  const message = scope.index.message(text);
  if (message === undefined) throw new Error(`"${text}" is no message`);
  const hasFree = message.fields.some(({ constant }) => constant === null);
  return {
    template: ts`role/statement/send`,
    message: new SpecText(text),
    constants: viewFields(message.fields),
    maker: hasFree ? scope.names.message(text).make : null,
    builder: hasFree && fieldsFrom === "builder" ? scope.names.builder(message) : null,
    event,
  };
}

function viewGuarded(guard: { readonly text: string } | null, statement: StatementView, place: Place): StatementView {
  if (guard === null) return statement;
  return {
    template: ts`role/statement/guarded`,
    guard: place.scope.names.guard(guard.text),
    event: place.event,
    statement,
  };
}
