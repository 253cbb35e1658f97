import type { RoleName } from "../../model/chart.js";
import type { Message } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import { SpecText } from "../encode/spec-text.js";
import { ts, type Code } from "../encode/code.js";
import { render, type View } from "../template/render.js";
import { isObjectRead, isSubjectWritten, type JsonRecord } from "./json-record.js";
import type { Direction, JsonScope } from "./json-scope.js";

/** Gives the messages that a role may send, in document order. */
export function listMessagesFrom(sender: RoleName, { messages }: Protocol): readonly Message[] {
  return messages.filter(({ from }) => from === sender || from === "both");
}

/** Gives the type of whatever a role may send. */
export function nameUnion(sender: RoleName): Code {
  return sender === "client" ? ts`ClientMessage` : ts`ServerMessage`;
}

/** Gives a message as its functions see it. */
export function viewMessage(message: Message, scope: JsonScope): JsonRecord {
  return { type: scope.messageName(message.name.text), fields: message.fields, message };
}

/** Gives the body of the function that reads or writes whatever a role may send. */
export function renderUnion(direction: Direction, messages: readonly Message[], scope: JsonScope): Code {
  const cases = messages.map((message) => viewCase(direction, viewMessage(message, scope), scope));
  return render(direction === "read" ? "json/read-union" : "json/write-union", { cases });
}

/** Tells whether a record has a function of its own. A message that is nothing but its type is written in place. */
export function hasFunction(direction: Direction, record: JsonRecord): boolean {
  if (record.message === null) return true;
  return direction === "read" ? isObjectRead(record) : record.fields.length > 0;
}

function viewCase(direction: Direction, record: JsonRecord, scope: JsonScope): Readonly<Record<string, View>> {
  return {
    name: new SpecText(record.message?.name.text ?? ""),
    call: hasFunction(direction, record) ? scope.functionFor(direction, record.type) : null,
    isSubjectWritten: isSubjectWritten(record),
  };
}
