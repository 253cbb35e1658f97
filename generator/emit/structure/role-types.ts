import { StructureKind, type InterfaceDeclarationStructure, type TypeAliasDeclarationStructure } from "ts-morph";

import type { CommandEvent, EventDeclaration } from "../../model/event.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { eventType, answersMoreThanDispatched, incomingUnion, isDispatched, unionOf } from "../names/event-types.js";
import { takesUnknownMessages } from "../../facts/unknown-messages.js";
import type { RoleScope } from "../role-scope.js";
import { listStaticTimers } from "../view/timers.js";
import { buildFields } from "./fields.js";

type TypeStructure = TypeAliasDeclarationStructure | InterfaceDeclarationStructure;

/** Gives the types of a role's states, messages, commands, events, outcomes and rejections; none that would be empty. */
export function buildRoleTypes(scope: RoleScope): readonly TypeStructure[] {
  const { chart, states } = scope.index;
  const current = states.filter(({ kind }) => kind === "atomic" || kind === "final");
  const outcomes = chart.events.filter(({ kind }) => kind === "outcome");
  return [
    ...buildUnion({ suffix: "State", doc: `The states of the ${chart.role}.`, members: literals(current) }, scope),
    ...buildIncoming(scope),
    ...chart.events.filter((event) => event.kind === "command").flatMap((event) => buildCommand(event, scope)),
    ...buildEvents(scope),
    ...buildUnion(
      {
        suffix: "Timer",
        doc: `The timers of the ${chart.role} that take a fixed time.`,
        members: literals(listStaticTimers(scope)),
      },
      scope,
    ),
    ...buildUnion(
      { suffix: "Outcome", doc: `What actions of the ${chart.role} answer with.`, members: literals(outcomes) },
      scope,
    ),
  ];
}

interface Union {
  readonly suffix: string;
  readonly doc: string;
  readonly members: readonly Code[];
}

function buildUnion({ suffix, doc, members }: Union, { names }: RoleScope): readonly TypeAliasDeclarationStructure[] {
  if (members.length === 0) return [];
  return [
    {
      kind: StructureKind.TypeAlias,
      name: names.declared(suffix),
      docs: [doc],
      isExported: true,
      type: unionOf(members),
      leadingTrivia: "\n",
    },
  ];
}

function buildIncoming(scope: RoleScope): readonly TypeAliasDeclarationStructure[] {
  if (!takesUnknownMessages(scope.index)) return [];
  const members = [incomingUnion(scope), ts`UnknownMessage`];
  return buildUnion({ suffix: "Incoming", doc: "What arrives from the peer, once decoded.", members }, scope);
}

function buildEvents(scope: RoleScope): readonly TypeAliasDeclarationStructure[] {
  const { chart } = scope.index;
  const dispatched = eventTypes(chart.events.filter(isDispatched), scope);
  const rejections = eventTypes(
    chart.events.filter(({ kind }) => kind === "rejection"),
    scope,
  );
  const rejected = {
    suffix: "Rejection",
    doc: `What checks of the ${chart.role} make of a message.`,
    members: rejections,
  };
  return [
    ...buildUnion(
      { suffix: "Event", doc: `What happens to the ${chart.role} besides messages.`, members: dispatched },
      scope,
    ),
    ...buildUnion(rejected, scope),
    ...(answersMoreThanDispatched(scope) ? buildAnswerable(scope) : []),
  ];
}

function buildAnswerable(scope: RoleScope): readonly TypeAliasDeclarationStructure[] {
  const { names, index } = scope;
  const { events } = index.chart;
  const connection = events.filter(({ kind }) => kind === "opened" || kind === "closed");
  const members = [
    ...(events.some(isDispatched) ? [names.declared("Event")] : []),
    ...(events.some(({ kind }) => kind === "rejection") ? [names.declared("Rejection")] : []),
    ...eventTypes(connection, scope),
  ];
  return buildUnion(
    { suffix: "Answerable", doc: "What a state answers besides messages and outcomes.", members },
    scope,
  );
}

/** What a command carries has a type of its own, since the method that takes the command asks for just that. */
function buildCommand(command: CommandEvent, { names }: RoleScope): readonly InterfaceDeclarationStructure[] {
  const { name, description, fields } = command;
  const carried: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
    name: names.commandFields(command),
    docs: [comment(`What the command "${name.text}" carries.`)],
    isExported: true,
    properties: [...buildFields(fields, names.protocol)],
  };
  const event: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
    name: names.command(name.text),
    docs: [comment(description ?? `The command "${name.text}".`)],
    isExported: true,
    ...(fields.length > 0 ? { extends: [carried.name] } : {}),
    properties: [{ name: "type", isReadonly: true, type: literal(name.text) }],
  };
  return fields.length > 0 ? [carried, event] : [event];
}

function literals(declared: readonly { readonly name: { readonly text: string } }[]): readonly Code[] {
  return declared.map(({ name }) => literal(name.text));
}

function eventTypes(events: readonly EventDeclaration[], scope: RoleScope): readonly Code[] {
  return events.map((event) => eventType(event, scope));
}
