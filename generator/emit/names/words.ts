import { toIdentifier } from "../../facts/identifier.js";
import type { Name } from "../../model/name.js";

/** A declaration as far as its identifier goes. */
export interface Named {
  readonly name: Name;
  readonly as: Name | null;
}

/** Gives a declared name in PascalCase; `kind` is put before one that begins with a digit. */
export function toPascal(declared: Named, kind: string): string {
  return prefixDigit(spell(declared.as?.text ?? declared.name.text).pascal, kind);
}

/** Gives a declared name in PascalCase as the second part of an identifier, where a digit may begin it. */
export function toSuffix(declared: Named): string {
  return spell(declared.as?.text ?? declared.name.text).pascal;
}

/** Gives a name in camelCase; `kind` is put before one that begins with a digit. */
export function toCamel(text: string, kind: string): string {
  const { camel, pascal } = spell(text);
  return /^\p{Nd}/u.test(camel) ? `${kind}${pascal}` : camel;
}

function prefixDigit(pascal: string, kind: string): string {
  return /^\p{Nd}/u.test(pascal) ? `${kind}${pascal}` : pascal;
}

function spell(text: string): { readonly camel: string; readonly pascal: string } {
  const spelled = toIdentifier(text);
  if (spelled === null) throw new Error(`"${text}" has neither letter nor digit; a rule reports this before emission`);
  return spelled;
}
