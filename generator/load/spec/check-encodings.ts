import type { Codec, Protocol } from "../../model/protocol.js";
import type { Field, FieldType, ScalarName } from "../../model/field.js";
import type { Message } from "../../model/message.js";
import type { Faults } from "../faults.js";

/** Reports what a protocol's codec cannot carry: types, missing numbers, numbers that two messages share. */
export function checkEncodings(protocol: Protocol, faults: Faults): void {
  const { codec, messages, types } = protocol;
  const records = codec === "json" ? [...types, ...messages] : messages;
  for (const field of records.flatMap(({ fields }) => fields)) checkField(field, codec, faults);
  if (codec === "zproto") checkNumbers(protocol, faults);
}

function checkField(field: Field, codec: Codec, faults: Faults): void {
  const unfit = findUnfitType(field.type, codec);
  if (unfit !== null) {
    const message = `Field "${field.name.text}" has no encoding in ${codec}: ${unfit.why}.`;
    faults.report("wrong-value", message, unfit.type.span, { help: unfit.help });
  }
  if (codec === "zproto" && field.optional) {
    const message = `Field "${field.name.text}" cannot be optional: a zproto message always has all its fields.`;
    faults.report("wrong-value", message, field.type.span, { help: "remove the `?`, and let an empty value say so" });
  }
}

interface UnfitType {
  readonly type: FieldType;
  readonly why: string;
  readonly help: string;
}

function findUnfitType(type: FieldType, codec: Codec): UnfitType | null {
  switch (codec) {
    case "json":
      return findUnfitInJson(type);
    case "zproto":
      return findUnfitInZproto(type);
    case "none":
      return null;
  }
}

function findUnfitInJson(type: FieldType): UnfitType | null {
  switch (type.kind) {
    case "list":
    case "map":
      return findUnfitInJson(type.of);
    case "enum":
    case "named":
      return null;
    case "scalar": {
      const instead: Partial<Record<ScalarName, string>> = {
        longstr: "string",
        chunk: "bytes",
        frame: "bytes",
        uuid: "string",
      };
      const other = instead[type.name];
      return other === undefined ? null : { type, why: `"${type.name}" is a type of zproto`, help: `use ${other}` };
    }
  }
}

const zprotoScalars: readonly ScalarName[] = [
  "string",
  "longstr",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "chunk",
  "frame",
  "uuid",
];

function findUnfitInZproto(type: FieldType): UnfitType | null {
  switch (type.kind) {
    case "list":
    case "map": {
      const isOfStrings = type.of.kind === "scalar" && type.of.name === "string";
      return isOfStrings ? null : { type, why: `a ${type.kind} is of strings only`, help: `use ${type.kind}<string>` };
    }
    case "enum":
      return null;
    case "named":
      return { type, why: "a message holds no records", help: "write its fields into the message" };
    case "scalar":
      if (zprotoScalars.includes(type.name)) return null;
      return { type, why: `there is no "${type.name}"`, help: helpForZproto(type.name) };
  }
}

function helpForZproto(name: ScalarName): string {
  if (name === "bytes") return "use chunk or frame";
  return name === "bool" ? "use uint8" : "use uint8, uint16, uint32, uint64 or string";
}

function checkNumbers({ signature, name, messages }: Protocol, faults: Faults): void {
  if (signature === null) {
    faults.report("missing-key", "A spec with `codec: zproto` needs `signature`.", name.span, {
      help: "add `signature: 1`, for example",
    });
  }
  const taken = new Map<number, Message>();
  for (const message of messages) {
    if (message.id === null) reportMissingId(message, faults);
    else if (taken.has(message.id)) reportTakenId(message, taken.get(message.id), faults);
    else taken.set(message.id, message);
  }
}

function reportMissingId({ name }: Message, faults: Faults): void {
  faults.report("missing-key", `With \`codec: zproto\` message \`${name.text}\` needs \`id\`.`, name.span);
}

function reportTakenId({ name, id }: Message, first: Message | undefined, faults: Faults): void {
  const related = first === undefined ? [] : [{ message: "the first one", span: first.name.span }];
  faults.report("wrong-value", `Message \`${name.text}\` has id ${id}, as \`${first?.name.text}\` has.`, name.span, {
    related,
  });
}
