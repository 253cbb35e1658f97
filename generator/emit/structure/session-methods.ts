import { listInitialSteps, type Step } from "../../facts/steps.js";
import { isDynamic, listTimers } from "../../facts/timers.js";
import type { CommandEvent, EventDeclaration } from "../../model/event.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { SpecText } from "../encode/spec-text.js";
import { hasOutcomes, incomingUnion, isDispatched, receivedType, stepType, unionOf } from "../names/event-types.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { answersEvents, answersMessages, listAnsweredKinds } from "../view/answered.js";
import { readsMessage } from "../view/steps-of-state.js";
import { viewSteps } from "../view/statements.js";
import { stampsArrivals, startsTimers } from "../view/timers.js";
import { buildMethod, type Method } from "./method.js";

/** Gives the methods that a session has whatever its states: what it takes, and how a step runs to completion. */
export function buildSessionMethods(scope: RoleScope): readonly Method[] {
  return [
    ...buildStart(scope),
    ...buildReceive(scope),
    ...buildDispatch(scope),
    ...listCommands(scope).map((command) => buildCommand(command, scope)),
    ...buildHear(scope),
    buildAccept(scope),
    ...buildConnectionMethods(scope),
  ];
}

function buildStart(scope: RoleScope): readonly Method[] {
  const steps = listInitialSteps(scope.index).filter((step) => actsAtStart(step));
  if (steps.length === 0 && !listTimers(scope.index).some(isDynamic)) return [];
  const place = { scope, event: ts`undefined`, leave: "return true;" } as const;
  const { statements, leave } = viewSteps(steps, place, null);
  const body = render("session/start", { statements, leave });
  return [buildMethod({ name: ts`start`, doc: null, returns: ts`void`, body, access: "public", isOverride: true })];
}

/** A session is made in its initial state, with its timers started. */
function actsAtStart(step: Step): boolean {
  if (step.kind !== "enter") return step.kind !== "change";
  return step.state.entry.length > 0 || step.state.kind === "final";
}

function buildReceive(scope: RoleScope): readonly Method[] {
  const stamps = stampsArrivals(scope);
  const isSplit = stamps || scope.checks.size > 0;
  const view = {
    self: isSplit ? ts`takeMessage` : ts`receive`,
    stamps,
    isSplit,
    isRead: [...scope.answers.values()].some((answers) => readsMessage(answers, scope)),
    isAnswered: answersMessages(scope),
    hasOutcomes: hasOutcomes(scope),
    startsTimers: startsTimers(scope),
  };
  const parameter = [ts`message`, receivedType(scope)] as const;
  const parts = { parameter, returns: ts`void` };
  const doc = ts`Takes a message of the peer.`;
  const receive = buildMethod({
    ...parts,
    name: ts`receive`,
    doc,
    body: render("session/receive", view),
    access: "public",
  });
  const hold = { ...parts, name: ts`holdMessage`, doc: holdDoc, body: render("session/hold-message", view) };
  const held = buildMethod({ ...hold, access: "private" });
  if (!isSplit) return [receive, held];
  const body = render("session/take-message", view);
  const take = { ...parts, name: ts`takeMessage`, doc: null, body, access: "protected", isOverride: true } as const;
  return [receive, buildMethod(take), held];
}

const holdDoc = comment("Keeps a message for its turn. Apart, so that taking one makes no closure.");

function buildDispatch(scope: RoleScope): readonly Method[] {
  const events = scope.index.chart.events.filter(isDispatched);
  if (events.length === 0) return [];
  const body = render("session/dispatch", {
    arrivals: listTexts(events, ["malformed", "unknown"]),
    timers: listTexts(events, ["timer"]),
    commands: listTexts(events, ["command"]),
    stamps: stampsArrivals(scope),
    answer: renderAnswer(scope),
  });
  const doc = events.some(({ kind }) => kind === "command")
    ? ts`Takes an event that is no message. Throws {@link CommandRefused} for a command that the state does not take.`
    : ts`Takes an event that is no message.`;
  const parameter = [ts`event`, scope.names.declared("Event")] as const;
  return [buildMethod({ name: ts`dispatch`, doc, parameter, returns: ts`void`, body, access: "public" })];
}

function listTexts(
  events: readonly EventDeclaration[],
  kinds: readonly EventDeclaration["kind"][],
): readonly SpecText[] {
  return events.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => new SpecText(name.text));
}

function renderAnswer(scope: RoleScope): Code {
  return answersEvents(scope) ? ts`this.answerEvent(event)` : ts`false`;
}

function listCommands({ index }: RoleScope): readonly CommandEvent[] {
  return index.chart.events.filter((event) => event.kind === "command");
}

function buildCommand(command: CommandEvent, { names }: RoleScope): Method {
  const { text } = command.name;
  const type = literal(text);
  const hasFields = command.fields.length > 0;
  return buildMethod({
    name: names.commandMethod(command),
    doc: comment(
      `${command.description ?? `The command "${text}".`} Throws CommandRefused where the state does not take it.`,
    ),
    ...(hasFields ? { parameter: [ts`fields`, names.commandFields(command)] as const } : {}),
    returns: ts`void`,
    body: ts`this.dispatch({ ${hasFields ? ts`...fields, ` : ts``}type: ${type} });`,
    access: "public",
  });
}

/** Only servers broadcast. */
function buildHear(scope: RoleScope): readonly Method[] {
  const commands = listCommands(scope);
  if (scope.index.chart.role === "client" || commands.length === 0) return [];
  const type = unionOf(commands.map(({ name }) => scope.names.command(name.text)));
  const answer = renderAnswer(scope);
  const body = render("session/hear", { answer });
  const parameter = [answersEvents(scope) ? ts`event` : ts`_event`, type] as const;
  return [
    buildMethod({ name: ts`hear`, doc: null, parameter, returns: ts`void`, body, access: "public", isOverride: true }),
  ];
}

function buildAccept(scope: RoleScope): Method {
  const body = render("session/accept", {
    malformed: findEvent("malformed", scope),
    unknown: findEvent("unknown", scope),
    stamps: stampsArrivals(scope),
  });
  const parameter = [ts`received`, ts`Received<${incomingUnion(scope)}>`] as const;
  const doc = ts`Takes whatever a decoder made of what arrived.`;
  return buildMethod({ name: ts`accept`, doc, parameter, returns: ts`void`, body, access: "public" });
}

function buildConnectionMethods(scope: RoleScope): readonly Method[] {
  const methods = { opened: ts`answerOpened`, closed: ts`answerClosed` } as const;
  return (["opened", "closed"] as const).flatMap((kind) => {
    const event = findEvent(kind, scope);
    if (event === null || !listAnsweredKinds(scope).has(kind)) return [];
    const body = render("session/answer-connection", { event });
    const parts = { doc: null, returns: stepType(scope), body, isOverride: true } as const;
    return [buildMethod({ ...parts, name: methods[kind], access: "protected" })];
  });
}

function findEvent(wanted: EventDeclaration["kind"], { index }: RoleScope): SpecText | null {
  const event = index.chart.events.find(({ kind }) => kind === wanted);
  return event === undefined ? null : new SpecText(event.name.text);
}
