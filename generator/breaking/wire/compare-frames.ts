import type { Field } from "../../model/field.js";
import type { Message } from "../../model/message.js";
import type { Misfit } from "../../verify/machine/arrival.js";
import { compareValues } from "./compare-values.js";
import { describeFieldMisfit, undeclared, type FieldPair } from "./field-misfit.js";

/**
 * Gives why a message whose fields have no names on the wire may be misread: they are read in the order in which they are
 * declared, those that are frames apart from the others. Behind the first that does not fit, nothing can be told.
 */
export function compareFrames(sent: Message, received: Message): readonly Misfit[] {
  const parts = [isInHead, isFrame].map((isOfPart) => {
    const fields = { sent: sent.fields.filter(isOfPart), received: received.fields.filter(isOfPart) };
    return compareInOrder(fields.sent, fields.received, received.strict);
  });
  return parts.filter((misfit) => misfit !== null);
}

function isFrame({ type }: Field): boolean {
  return type.kind === "scalar" && type.name === "frame";
}

function isInHead(field: Field): boolean {
  return !isFrame(field);
}

function compareInOrder(sent: readonly Field[], received: readonly Field[], isStrict: boolean): Misfit | null {
  const names = { sent: namesOf(sent), received: namesOf(received) };
  for (const [at, field] of received.entries()) {
    const pair = { sent: sent[at], received: field };
    const misfit = comparePlace(pair, names);
    if (misfit !== null) return misfit;
  }
  const added = isStrict ? sent[received.length] : undefined;
  return added === undefined
    ? null
    : describeFieldMisfit({ sent: added, received: undefined }, { words: undeclared, isCertain: true });
}

interface FieldNames {
  readonly sent: ReadonlySet<string>;
  readonly received: ReadonlySet<string>;
}

/** A field may be called otherwise: only its place counts. One that the other end has elsewhere has changed places. */
function comparePlace(pair: FieldPair, names: FieldNames): Misfit | null {
  const { sent, received } = pair;
  if (received === undefined) return null;
  if (sent === undefined) return describeFieldMisfit(pair, { words: "is missing", isCertain: true });
  const [from, to] = [sent.name.text, received.name.text];
  if (from !== to && (names.received.has(from) || names.sent.has(to)))
    return describeFieldMisfit(pair, { words: `is read where "${from}" is sent`, isCertain: false });
  const unfit = compareValues(sent, received, "zproto");
  return unfit === null ? null : describeFieldMisfit(pair, unfit);
}

function namesOf(fields: readonly Field[]): ReadonlySet<string> {
  return new Set(fields.map(({ name }) => name.text));
}
