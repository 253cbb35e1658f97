import type { Step } from "../../facts/steps.js";
import { hasTerminate, untilTerminate } from "../../facts/steps.js";
import type { Action, HandlerAction, SendAction } from "../../model/action.js";
import { ts, type Code } from "../encode/code.js";
import { SpecText } from "../encode/spec-text.js";
import type { RoleScope } from "../role-scope.js";
import type { View } from "../template/render.js";
import { viewFields } from "./constant-fields.js";
import { choiceNeedsEvent, needsEvent } from "./event-needs.js";

/** Where statements stand: the expression that holds the event there, and what leaves the function early. */
export interface Place {
  readonly scope: RoleScope;
  readonly event: Code;
  readonly leave: "return true;" | "return;";
  /** Whether the current state is left behind what stands here: an answer promised here belongs to the next one. */
  readonly isLeaving?: boolean;
}

/** A statement: the template that prints it below `role/statement/`, and what that template is given. */
export type StatementView = { readonly template: Code } & Readonly<Record<string, View>>;

const checkpoint = ts`role/statement/checkpoint`;

/** Gives the statements of a run of steps; between them, each checks that the session goes on. */
export function viewSteps(steps: readonly Step[], place: Place): readonly StatementView[] {
  const lastChange = steps.findLastIndex(({ kind }) => kind === "change");
  return withCheckpoints(
    steps.map((step, at) => viewStep(step, { ...place, isLeaving: at < lastChange })),
    place,
  );
}

/** Gives the statements of an entry or exit, and what is done after them. */
export function viewActions(
  actions: readonly Action[],
  after: readonly StatementView[],
  place: Place,
): readonly StatementView[] {
  const run = untilTerminate(actions).map((action) => viewAction(action, place));
  return withCheckpoints([...run, ...(hasTerminate(actions) ? [] : after)], place);
}

function withCheckpoints(statements: readonly StatementView[], { leave }: Place): readonly StatementView[] {
  return statements.flatMap((statement, position) => {
    const isLast = position === statements.length - 1;
    const isQuiet = statement.template === "role/statement/change";
    return isLast || isQuiet ? [statement] : [statement, { template: checkpoint, leave: leave as Code }];
  });
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
    case "connect":
      throw new Error(`the action ${action.kind} is refused before emission`);
  }
}

function viewHandler({ name }: HandlerAction, { scope, event, isLeaving }: Place): StatementView {
  const raises = (scope.index.action(name.text)?.outcomes.length ?? 0) > 0;
  const template = raises ? ts`role/statement/answer` : ts`role/statement/follow`;
  return { template, handler: scope.names.action(name.text), event, isLeaving: isLeaving ?? false };
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
