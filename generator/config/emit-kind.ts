import { findNearestName } from "../diagnostics/nearest-name.js";

/** What can be emitted, in the order it is. */
export const emitKinds = ["server", "client"] as const;

/** One thing that a target emits. */
export type EmitKind = (typeof emitKinds)[number];

const plannedKinds = ["tests", "docs", "tcp", "websocket", "zeromq"];

/** Tells whether a word names something that can be emitted. */
export function isEmitKind(word: string): word is EmitKind {
  return (emitKinds as readonly string[]).includes(word);
}

/** Says in a sentence why a word names nothing that can be emitted. */
export function describeUnknownKind(word: string): string {
  if (plannedKinds.includes(word)) return `"${word}" is not emitted by this version yet.`;
  const nearest = findNearestName(word, emitKinds);
  const offer = nearest === null ? `There are ${emitKinds.join(" and ")}.` : `Did you mean "${nearest}"?`;
  return `"${word}" is nothing that can be emitted. ${offer}`;
}
