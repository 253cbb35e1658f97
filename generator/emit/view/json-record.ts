import { listTypeNames } from "../../facts/references.js";
import type { Field } from "../../model/field.js";
import type { Message } from "../../model/message.js";
import { ts, type Code } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import { SpecText } from "../encode/spec-text.js";
import { render, type View } from "../template/render.js";
import { hasCycle } from "./json-cycles.js";
import type { JsonScope } from "./json-scope.js";
import { convertField } from "./json-value.js";
import { member } from "./member.js";

/** A message or declared type: its TypeScript type, its fields, and what the function that reads it calls it. */
export interface JsonRecord {
  readonly type: Code;
  readonly fields: readonly Field[];
  /** The message, null for a declared type. */
  readonly message: Message | null;
}

/** Gives the name by which a function knows what it writes. */
export function nameSubject({ message }: JsonRecord): Code {
  return message === null ? ts`record` : ts`message`;
}

/** Tells whether reading a record looks at the object at all. */
export function isObjectRead({ fields, message }: JsonRecord): boolean {
  return fields.length > 0 || message?.strict === true;
}

/** Tells whether writing a record looks at it at all: constants are written without. */
export function isSubjectWritten({ fields }: JsonRecord): boolean {
  return fields.some(({ constant, optional }) => constant === null || optional);
}

/** Gives the body of the function that reads a record. */
export function renderRead(record: JsonRecord, scope: JsonScope): Code {
  const fields = record.fields.map((field) => viewRead(field, record, scope));
  const optional = fields.filter((_, position) => record.fields[position]?.optional === true);
  if (optional.length > 0) scope.useType("Draft");
  return render("json/read-record", {
    ...viewRecord(record, scope),
    declared: viewStrict(record, scope),
    required: fields.filter((field) => !optional.includes(field)),
    optional,
  });
}

/** Gives the body of the function that writes a record. */
export function renderWrite(record: JsonRecord, scope: JsonScope): Code {
  const fields = record.fields.map((field) => viewWrite(field, record, scope));
  return render("json/write-record", { ...viewRecord(record, scope), fields });
}

function viewRecord(record: JsonRecord, scope: JsonScope): Readonly<Record<string, View>> {
  const { type, message } = record;
  const isNested = message !== null && listTypeNames(record.fields).some(({ text }) => hasCycle(text, scope));
  if (isNested) scope.use("checkDepth");
  return {
    type,
    subject: nameSubject(record),
    tag: message === null ? null : new SpecText(message.name.text),
    isNested,
  };
}

/** The fields that a strict message may have; none where it is not strict. */
function viewStrict({ fields, message }: JsonRecord, scope: JsonScope): readonly SpecText[] {
  if (message?.strict !== true) return [];
  scope.use("refuseOtherFields");
  return ["type", ...fields.map(({ name }) => name.text)].map((text) => new SpecText(text));
}

function viewRead(field: Field, { type }: JsonRecord, scope: JsonScope): Readonly<Record<string, View>> {
  const source = ts`object[${literal(field.name.text)}]`;
  const value = convertField({ direction: "read", field, source, owner: type }, scope);
  return { name: new SpecText(field.name.text), member: member(field), source, value };
}

function viewWrite(field: Field, record: JsonRecord, scope: JsonScope): Readonly<Record<string, View>> {
  const source = ts`${nameSubject(record)}${member(field)}`;
  const value = convertField({ direction: "write", field, source, owner: record.type }, scope);
  return { name: new SpecText(field.name.text), source, value, isOptional: field.optional };
}
