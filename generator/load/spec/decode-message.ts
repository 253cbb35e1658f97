import type { Message } from "../../model/message.js";
import { readMap } from "../decode/read-map.js";
import type { Faults } from "../faults.js";
import type { YamlEntry } from "../yaml-tree.js";
import { messageAdvice } from "./advice.js";
import { checkEventName } from "./check-event-name.js";
import { declarationKeys, decodeDeclaration } from "./decode-declaration.js";
import { readFields } from "./decode-field.js";

/** The keys of a message. */
export const messageKeys = ["from", "fields", "id", "strict", ...declarationKeys] as const;

/** Gives the message that an entry of `messages` declares; null, and a fault, where it is none. */
export function decodeMessage(entry: YamlEntry, faults: Faults): Message | null {
  checkEventName(entry.key, "message", faults);
  const shape = {
    what: `message \`${entry.key.text}\``,
    keys: messageKeys,
    required: ["from"],
    ...messageAdvice,
  } as const;
  const keys = readMap(entry.value, shape, { faults, at: entry.key.span });
  if (keys === null) return null;
  const message = {
    ...decodeDeclaration(entry, keys),
    from: keys.choice("from", ["server", "client", "both"]),
    fields: keys.read("fields", readFields) ?? [],
    strict: keys.boolean("strict") ?? false,
    id: keys.integer("id", { min: 0, max: 255 }),
  };
  return message.from === null ? null : { ...message, from: message.from };
}
