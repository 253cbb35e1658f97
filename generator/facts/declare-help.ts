import type { ReferenceUse } from "./references.js";

const underMessages = "declare it under `messages`";

const where: Readonly<Record<ReferenceUse, string>> = {
  initial: "name one of the states, or declare it under `states`",
  target: "name one of the states, or declare it under `states`",
  superstate: "declare it under `states` with `type: abstract`",
  answered: "declare it under `messages`, or under the role's `events`",
  sent: underMessages,
  ignored: underMessages,
  rejected: underMessages,
  raised: "declare it under `events` with `kind: outcome`",
  restarted: "declare it under `events` with `kind: timer`",
};

/** Gives the help for a name that nothing declares, and that resembles none: where it is to be declared. */
export function adviseDeclaration(text: string, use: ReferenceUse): string {
  if (/[“”„«»]/u.test(text)) return 'to YAML these quotes are letters: write straight ones, such as "*"';
  const isAction = use === "target" && /^(?:terminate$|connect$|(?:send|raise|restart)\b)/u.test(text);
  return isAction
    ? "an action is written `{ actions: [terminate] }` or `{ actions: [{ send: MESSAGE }] }`"
    : where[use];
}

const types: Readonly<Record<string, string>> = {
  int: "write int32, or another of int8 to int64 and uint8 to uint64",
  integer: "write int32, or another of int8 to int64 and uint8 to uint64",
  long: "write int64",
  number: "write float64, or a whole number such as int32",
  float: "write float64",
  double: "write float64",
  decimal: "write float64, or string",
  boolean: "write bool",
  text: "write string",
  str: "write string",
  date: "write string, or int64 for a time in milliseconds",
  datetime: "write string, or int64 for a time in milliseconds",
  timestamp: "write string, or int64 for a time in milliseconds",
  binary: "write bytes",
  buffer: "write bytes",
  object: "declare a record under `types`, and name it here",
  any: "declare a record under `types`, and name it here",
  array: "write list<string>, for example",
};

/** Gives the help for a type that has another name in another language; null where it is none of those. */
export function adviseType(text: string): string | null {
  const [, element] = /^(.+)\[\]$/u.exec(text) ?? [];
  if (element !== undefined) return `write list<${element}>`;
  const name = text.toLowerCase();
  return Object.hasOwn(types, name) ? (types[name] ?? null) : null;
}

/** What to do about a type that resembles none. */
export const typeHelp =
  "write string, bool, int32, float64, bytes, list<string>, map<string>, enum<a|b>, or a name under `types`";
