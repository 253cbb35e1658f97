import type { ConstantValue, Field, FieldType, ScalarName } from "../../../model/field.js";
import { inlineCode, joinMarkdown, words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { describe, name } from "./phrases.js";
import { viewTable } from "./table.js";

/** Gives the table of the fields of a message, a type or a command, types as a spec writes them. */
export function viewFields(fields: readonly Field[]): MarkdownView {
  return viewTable(fields, [
    [words`Field`, (field) => name(field.name)],
    [words`Type`, ({ type, optional }) => inlineCode(writeType(type) + (optional ? "?" : ""))],
    [words`Value`, describeValue],
    [words`Meaning`, describe],
  ]);
}

/** Gives fields in one line, each with its type. */
export function listFields(fields: readonly Field[]): Markdown {
  return joinMarkdown(
    fields.map((field) => inlineCode(`${field.name.text}: ${writeOptional(field)}`)),
    words`, `,
  );
}

function writeOptional({ type, optional }: Field): string {
  return writeType(type) + (optional ? "?" : "");
}

function writeType(type: FieldType): string {
  switch (type.kind) {
    case "scalar":
      return type.name;
    case "named":
      return type.name.text;
    case "enum":
      return `enum<${type.members.join("|")}>`;
    case "list":
    case "map":
      return `${type.kind}<${writeType(type.of)}>`;
  }
}

function describeValue({ constant, max, type }: Field): Markdown {
  if (constant !== null) return words`always ${inlineCode(writeConstant(constant))}`;
  return max === null ? words`` : words`at most ${inlineCode(String(max))}${unitOf(type)}`;
}

function writeConstant(constant: ConstantValue): string {
  return typeof constant === "string" ? JSON.stringify(constant) : String(constant);
}

/** What `max` counts, which for a number is its value. */
function unitOf(type: FieldType): Markdown {
  switch (type.kind) {
    case "list":
    case "map":
      return words` entries`;
    case "enum":
    case "named":
      return words``;
    case "scalar":
      return unitOfScalar(type.name);
  }
}

function unitOfScalar(type: ScalarName): Markdown {
  switch (type) {
    case "string":
    case "longstr":
      return words` characters`;
    case "bytes":
    case "chunk":
    case "frame":
      return words` bytes`;
    case "bool":
    case "uuid":
    case "int8":
    case "int16":
    case "int32":
    case "int64":
    case "uint8":
    case "uint16":
    case "uint32":
    case "uint64":
    case "float64":
      return words``;
  }
}
