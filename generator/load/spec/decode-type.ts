import { scalarNames } from "../../model/field.js";
import type { TypeDeclaration } from "../../model/message.js";
import type { Faults } from "../faults.js";
import { spanOfEntry, type YamlEntry } from "../yaml-tree.js";
import { nameOfKey } from "./decode-declaration.js";
import { readFields } from "./decode-field.js";

const builtIn: readonly string[] = [...scalarNames, "list", "map", "enum"];

/** Gives the record of fields that an entry of `types` declares. */
export function decodeType(entry: YamlEntry, faults: Faults): TypeDeclaration {
  checkTypeName(entry, faults);
  return {
    name: nameOfKey(entry.key),
    as: null,
    description: null,
    accept: [],
    fields: readFields(entry.value, { faults, label: `Type \`${entry.key.text}\`` }),
    span: spanOfEntry(entry),
  };
}

function checkTypeName({ key }: YamlEntry, faults: Faults): void {
  if (builtIn.includes(key.text)) {
    faults.report("wrong-value", `"${key.text}" is a type of the language already.`, key.span, {
      help: "choose another name",
    });
  } else if (/[<>|?,]|^\s|\s$/.test(key.text)) {
    const message = "A type's name cannot have <, >, |, ? or a comma in it, nor blanks around it.";
    faults.report("wrong-value", message, key.span, { help: "no field could name it" });
  }
}
