import {
  StructureKind,
  VariableDeclarationKind,
  type FunctionDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type VariableStatementStructure,
} from "ts-morph";

import type { Input } from "../../facts/ways/input.js";
import type { CommandEvent } from "../../model/event.js";
import type { Message } from "../../model/message.js";
import { comment } from "../encode/comment.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { incomingUnion } from "../names/event-types.js";
import { render } from "../template/render.js";
import { nameInput } from "../view/tests/inputs.js";
import { renderSample, renderSampleMembers } from "../view/tests/sample.js";
import type { TestsContext } from "./tests-context.js";

/** Gives the messages that the tests let arrive, in document order. */
export function buildSamples({ scope, names, inputs }: TestsContext): readonly VariableStatementStructure[] {
  const { index } = scope;
  const received = new Set(inputs.flatMap((input) => (input.kind === "message" ? [input.message] : [])));
  return index.incoming
    .filter((message) => received.has(message))
    .map((message, at) => ({
      kind: StructureKind.VariableStatement,
      leadingTrivia: at === 0 ? "\n" : "",
      declarationKind: VariableDeclarationKind.Const,
      declarations: [
        {
          name: names.sample(message),
          type: scope.names.message(message.name.text).type,
          initializer: renderMessage(message, scope.index.protocol),
        },
      ],
    }));
}

/** Gives a function for each kind of input, and for each command. */
export function buildInputs(context: TestsContext): readonly FunctionDeclarationStructure[] {
  return context.inputs.map((input) => buildInput(input, context)).filter(isFirst);
}

function isFirst(
  { name }: FunctionDeclarationStructure,
  at: number,
  all: readonly FunctionDeclarationStructure[],
): boolean {
  return all.findIndex((other) => other.name === name) === at;
}

function renderMessage({ name, fields }: Message, protocol: TestsContext["scope"]["index"]["protocol"]): Code {
  return ts`{ type: ${literal(name.text)}, ${renderSampleMembers(fields, protocol)} }`;
}

/** A function that makes inputs: what it says, the value it takes besides answers, and what is then done to the session. */
interface Maker {
  readonly doc: Code;
  readonly subject: OptionalKind<ParameterDeclarationStructure> | null;
  readonly parameters: Code;
  readonly call: Code;
}

function buildInput(input: Input, context: TestsContext): FunctionDeclarationStructure {
  const { types } = context.names;
  const { doc, subject, parameters, call } = describe(input, context);
  return {
    kind: StructureKind.Function,
    name: nameInput(input, context.names),
    docs: [doc],
    parameters: [...(subject === null ? [] : [subject]), { name: "answers", type: types.answers, initializer: "{}" }],
    returnType: types.input,
    statements: render("tests/input", { parameters, call }),
  };
}

const session = { subject: null, parameters: ts`session` };

function describe(input: Input, context: TestsContext): Maker {
  switch (input.kind) {
    case "start":
      return { doc: ts`The session starts.`, subject: null, parameters: ts``, call: ts`{}` };
    case "opened":
      return {
        doc: ts`There is a connection.`,
        subject: null,
        parameters: ts`session, { transport }`,
        call: ts`session.opened(transport)`,
      };
    case "closed":
      return { ...session, doc: ts`The connection is gone.`, call: ts`session.closed()` };
    case "command":
      return { ...session, ...describeCommand(input.command, context) };
    case "timer":
      return {
        doc: ts`Time goes by, until a timer of so many milliseconds has fired.`,
        subject: { name: "milliseconds", type: "number" },
        parameters: ts`_session, host`,
        call: ts`host.wait(milliseconds)`,
      };
    case "message":
    case "malformed":
    case "unknown":
      return { ...session, ...describeArrival(input.kind, context) };
  }
}

function describeArrival(
  kind: "message" | "malformed" | "unknown",
  { scope }: TestsContext,
): Pick<Maker, "doc" | "call"> & Partial<Maker> {
  switch (kind) {
    case "message":
      return {
        doc: ts`A message arrives.`,
        subject: { name: "message", type: incomingUnion(scope) },
        call: ts`session.receive(message)`,
      };
    case "malformed":
      return {
        doc: ts`Something arrives that cannot be decoded.`,
        call: ts`session.accept({ kind: "malformed", reason: "a test" })`,
      };
    case "unknown":
      return {
        doc: ts`A message arrives that nobody declares.`,
        call: ts`session.accept({ kind: "unknown", name: "a test" })`,
      };
  }
}

function describeCommand(command: CommandEvent, { scope }: TestsContext): Pick<Maker, "doc" | "call"> {
  const fields = command.fields.length === 0 ? ts`` : renderSample(command.fields, scope.index.protocol);
  return {
    doc: comment(`The command "${command.name.text}".`),
    call: ts`session.${scope.names.commandMethod(command)}(${fields})`,
  };
}
