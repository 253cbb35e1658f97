import {
  StructureKind,
  type FunctionDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
} from "ts-morph";

import { connects } from "../../facts/connects.js";
import { dynamicDuration } from "../../facts/ways/keep-time.js";
import { isDynamic, listTimers } from "../../facts/timers.js";
import type { Message } from "../../model/message.js";
import { listHandlerUses } from "../../facts/handler-uses.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { render, type View } from "../template/render.js";
import { renderSample } from "../view/tests/sample.js";
import { mustAnswer } from "../view/tests/handler-answers.js";
import { hasTimers } from "../view/timers.js";
import { findHandlers } from "./handlers.js";
import type { TestsContext } from "./tests-context.js";
import { handlersType, sessionType } from "./tests-types.js";

/** Gives the function that makes a session whose handlers do no more than answer. */
export function buildOpen(context: TestsContext): FunctionDeclarationStructure {
  const { scope, hasHandlers, hasSilent } = context;
  const isServer = scope.index.chart.role === "server";
  return {
    kind: StructureKind.Function,
    name: "open",
    docs: [isServer ? "Makes a server with one session." : "Makes a client."],
    parameters: [
      { name: "host", type: ts`TestHost<${handlersType(context)}>` },
      ...(hasSilent ? [buildDurations(context)] : []),
    ],
    returnType: sessionType(context),
    statements: render("tests/open", {
      hasHandlers,
      handlers: viewHandlers(context),
      timerDurations: viewDurations(context),
      handlersType: handlersType(context),
      hasClock: hasTimers(scope),
      hasDurations: hasSilent,
      isServer,
      connects: connects(scope.index),
      create: ts`create${scope.names.prefix}`,
    }),
  };
}

/** Gives the function that each test calls: it plays the way and one more input. */
export function buildAfter(context: TestsContext): FunctionDeclarationStructure {
  const { names, hasSilent } = context;
  return {
    kind: StructureKind.Function,
    name: "after",
    docs: ["Gives what comes of an input at the end of a way."],
    parameters: [
      { name: "way", type: ts`readonly ${names.types.input}[]` },
      { name: "input", type: names.types.input },
      ...(hasSilent ? [{ ...buildDurations(context), initializer: "{}" }] : []),
    ],
    statements: render("tests/after", { hasDurations: hasSilent }),
  };
}

function buildDurations({ scope }: TestsContext): OptionalKind<ParameterDeclarationStructure> {
  return { name: "durations", type: ts`Partial<Durations<${scope.names.declared("Timer")}>>` };
}

/** Handlers as they answer by themselves: guards do not hold, nothing is turned down, and fields are as small as may be. */
function viewHandlers({ scope }: TestsContext): readonly View[] {
  const own = listOwnAnswers(scope);
  return findHandlers(scope).map(({ name }) => ({
    name,
    otherwise: own.has(name) ? (own.get(name) ?? null) : ts`undefined`,
  }));
}

function viewDurations({ scope }: TestsContext): readonly View[] {
  const timers = listTimers(scope.index).filter(isDynamic);
  return timers.map((timer) => ({ name: scope.names.duration(timer), milliseconds: literal(dynamicDuration) }));
}

/** Gives what handlers answer by themselves where that is not `undefined`; null for those that have to be told. */
function listOwnAnswers(scope: TestsContext["scope"]): ReadonlyMap<Code, Code | null> {
  const { names, index } = scope;
  const uses = listHandlerUses(index);
  return new Map<Code, Code | null>([
    ...uses.filter(({ as }) => as === "guard").map(({ name }) => [names.guard(name.text), ts`false`] as const),
    ...uses
      .filter(({ as, name }) => as === "action" && mustAnswer(name.text, scope))
      .map(({ name }) => [names.action(name.text), null] as const),
    ...index.outgoing.map(
      (message) => [names.builder(message), renderSample(listFree(message), index.protocol)] as const,
    ),
  ]);
}

function listFree({ fields }: Message): Message["fields"] {
  return fields.filter(({ constant }) => constant === null);
}
