import { ts } from "ts-morph";
import { findSpreadObject } from "./find-spread-object.js";

/** What an object literal has, as far as can be told from its file. */
export interface ObjectMembers {
  /** The names of its own members, by what they come to, each where it first stands. */
  readonly own: ReadonlyMap<string, ts.PropertyName>;
  /** The names that spreads of constant objects in the same file bring. */
  readonly spread: ReadonlySet<string>;
  /** Spreads of something else, and computed names: they may bring anything. */
  readonly unseen: readonly ts.Node[];
}

/** Reads what an object literal has; a spread is followed to a constant object in the same file, and no further. */
export function readMembers(object: ts.ObjectLiteralExpression): ObjectMembers {
  return collectMembers(object, new Set());
}

function collectMembers(object: ts.ObjectLiteralExpression, seen: Set<ts.Node>): ObjectMembers {
  const members = { own: new Map<string, ts.PropertyName>(), spread: new Set<string>(), unseen: new Array<ts.Node>() };
  seen.add(object);
  for (const member of object.properties) {
    if (ts.isSpreadAssignment(member)) collectSpread(member, members, seen);
    else collectName(member.name, members);
  }
  return members;
}

interface Collected {
  readonly own: Map<string, ts.PropertyName>;
  readonly spread: Set<string>;
  readonly unseen: ts.Node[];
}

function collectSpread(member: ts.SpreadAssignment, { spread, unseen }: Collected, seen: Set<ts.Node>): void {
  const source = findSpreadObject(member);
  const brought = source === null || seen.has(source) ? null : collectMembers(source, seen);
  if (brought === null || brought.unseen.length > 0) unseen.push(member);
  for (const name of [...(brought?.own.keys() ?? []), ...(brought?.spread ?? [])]) spread.add(name);
}

function collectName(property: ts.PropertyName, { own, unseen }: Collected): void {
  const name = readName(property);
  if (name === null) unseen.push(property);
  else if (!own.has(name)) own.set(name, property);
}

function readName(name: ts.PropertyName): string | null {
  if (!ts.isComputedPropertyName(name)) return name.text;
  return ts.isStringLiteralLike(name.expression) ? name.expression.text : null;
}
