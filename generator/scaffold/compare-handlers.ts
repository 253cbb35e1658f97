import type { ts } from "ts-morph";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findNearestName } from "../diagnostics/nearest-name.js";
import type { AskedHandler, AskedRole } from "./asked-role.js";
import { describeLeftover, describeUnseen } from "./handlers-findings.js";
import { readMembers, type ObjectMembers } from "./read-members.js";

/** What an object lacks of the handlers that are asked for, and what it has beside them or may have. */
export interface Comparison {
  /** The handlers to add: none where something in the object may bring them. */
  readonly missing: readonly AskedHandler[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares an object literal with the handlers that are asked for. */
export function compareHandlers(object: ts.ObjectLiteralExpression, { handlers }: AskedRole): Comparison {
  const members = readMembers(object);
  const missing = handlers.filter(({ name }) => !members.own.has(name) && !members.spread.has(name));
  const leftover = listLeftovers(members, handlers, missing);
  const [first, ...others] = members.unseen;
  if (first === undefined || missing.length === 0) return { missing, diagnostics: leftover };
  const names = missing.map(({ name }) => name);
  return { missing: [], diagnostics: [...leftover, describeUnseen([first, ...others], names)] };
}

function listLeftovers(
  { own }: ObjectMembers,
  handlers: readonly AskedHandler[],
  missing: readonly AskedHandler[],
): readonly Diagnostic[] {
  const asked = new Set(handlers.map(({ name }) => name));
  const leftover = [...own].filter(([name]) => !asked.has(name));
  const names = missing.map(({ name }) => name);
  // One gone and one new are most likely one and the same, whatever they are called.
  const [only = null] = leftover.length === 1 && names.length === 1 ? names : [];
  return leftover.map(([name, node]) => describeLeftover(name, node, findNearestName(name, names) ?? only));
}
