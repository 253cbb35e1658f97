import { findNearestName } from "../diagnostics/nearest-name.js";
import { hostKinds, type HostKind, type RoleName } from "../index.js";

/** What can be emitted, in the order it is. */
export const emitKinds = ["server", "client", "tests", "docs", ...hostKinds] as const;

/** One thing that a target emits. */
export type EmitKind = (typeof emitKinds)[number];

/** Tells whether a word names something that can be emitted. */
export function isEmitKind(word: string): word is EmitKind {
  return (emitKinds as readonly string[]).includes(word);
}

/** Tells whether something that can be emitted is a role. */
export function isRole(kind: EmitKind): kind is RoleName {
  return kind === "server" || kind === "client";
}

/** Tells whether something that can be emitted is a host. */
export function isHost(kind: EmitKind): kind is HostKind {
  return (hostKinds as readonly string[]).includes(kind);
}

/** Says in a sentence what is wrong with a list of what is to be emitted; null where nothing is. Docs are of both roles. */
export function describeRolelessList(kinds: readonly EmitKind[]): string | null {
  const needy = kinds.filter((kind) => kind !== "docs");
  if (needy.length === 0 || kinds.some(isRole)) return null;
  return `There is nothing to emit ${needy.join(", ")} for without a role: add server, client or both.`;
}

/** Says in a sentence why a word names nothing that can be emitted. */
export function describeUnknownKind(word: string): string {
  const nearest = findNearestName(word, emitKinds);
  const offer = nearest === null ? `There are ${emitKinds.join(", ")}.` : `Did you mean "${nearest}"?`;
  return `"${word}" is nothing that can be emitted. ${offer}`;
}
