import type { Message, Sender, TypeDeclaration } from "../../../model/message.js";
import type { Protocol } from "../../../model/protocol.js";
import { inlineCode, words, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";
import { viewFields } from "./fields.js";
import { describe, name, sentences } from "./phrases.js";
import { viewTable } from "./table.js";

/** Gives the messages of a protocol as a table, then the fields of each that has some, then the types. */
export function viewMessages({ messages, types, codec }: Protocol): MarkdownView {
  return {
    overview: viewTable(messages, [
      [words`Message`, (message) => name(message.name)],
      [words`Number`, ({ id }) => (codec === "zproto" && id !== null ? inlineCode(String(id)) : words``)],
      [words`Sent by`, ({ from }) => describeSender(from)],
      [words`Meaning`, (message) => sentences([describe(message), describeStrictness(message)])],
    ]),
    records: [...messages, ...types].filter(({ fields }) => fields.length > 0).map(viewRecord),
  };
}

function viewRecord(record: Message | TypeDeclaration): MarkdownView {
  const isMessage = "from" in record;
  return {
    heading: isMessage ? name(record.name) : words`The type ${name(record.name)}`,
    description: isMessage ? words`` : describe(record),
    fields: viewFields(record.fields),
  };
}

function describeSender(from: Sender): Markdown {
  switch (from) {
    case "server":
      return words`the server`;
    case "client":
      return words`the client`;
    case "both":
      return words`both`;
  }
}

function describeStrictness({ strict }: Message): Markdown {
  return strict ? words`A field that is not declared makes it malformed.` : words``;
}
