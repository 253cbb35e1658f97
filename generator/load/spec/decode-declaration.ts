import type { Acceptance, Declaration, Name } from "../../model/name.js";
import { readEntries } from "../decode/read-map.js";
import { describeValue } from "../decode/describe-value.js";
import type { KnownKeys } from "../decode/known-keys.js";
import { readText, readWords, type ReadContext } from "../decode/read-scalar.js";
import { spanOfEntry, type YamlEntry, type YamlScalar, type YamlValue } from "../yaml-tree.js";

/** The keys that every declaration can have. */
export const declarationKeys = ["as", "description", "accept"] as const;

/** Gives what all declarations share, the key being the name that is declared. */
export function decodeDeclaration(entry: YamlEntry, keys: KnownKeys<(typeof declarationKeys)[number]>): Declaration {
  return {
    name: nameOfKey(entry.key),
    as: keys.read("as", readIdentifier),
    description: keys.text("description"),
    accept: decodeAccept(keys),
    span: spanOfEntry(entry),
  };
}

/** Gives the findings that are accepted in one place. */
export function decodeAccept(keys: KnownKeys<"accept">): readonly Acceptance[] {
  return keys.read("accept", readAcceptances) ?? [];
}

/** Gives the name that a key is. */
export function nameOfKey({ text, span }: YamlScalar): Name {
  return { text, span };
}

const acceptHelp = 'write the rule and why: `accept: { no-timeout: "people may think for hours" }`';

function readAcceptances(value: YamlValue, { faults, label }: ReadContext): readonly Acceptance[] {
  const entries = readEntries(value, { faults, label, help: acceptHelp }) ?? [];
  return entries.flatMap(({ key, value: reason }) => {
    const context = { faults, label: `The reason to accept \`${key.text}\``, help: acceptHelp };
    const read = readReason(reason, context);
    return read === null ? [] : [{ rule: key.text, reason: read.text, span: key.span }];
  });
}

/** What says yes says no reason. */
function readReason(value: YamlValue, context: ReadContext): Name | null {
  const isReason = value.kind !== "scalar" || !/^(?:true|false|yes|no|on|off|ok)$/i.test(value.text);
  if (isReason) return readWords(value, context);
  const message = `${context.label} must say why, not ${describeValue(value)}.`;
  context.faults.report("wrong-value", message, value.span, { help: acceptHelp });
  return null;
}

function readIdentifier(value: YamlValue, context: ReadContext): Name | null {
  const text = readText(value, context);
  if (text === null) return null;
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(text)) return { text, span: value.span };
  const message = `${context.label} must be a letter and then letters and digits, not "${text}".`;
  context.faults.report("wrong-value", message, value.span, { help: "write an identifier such as rcrGood" });
  return null;
}
