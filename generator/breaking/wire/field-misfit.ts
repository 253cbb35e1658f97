import type { Field } from "../../model/field.js";
import type { Misfit } from "../../verify/machine/arrival.js";
import type { Unfit } from "./compare-values.js";

/** A field as its sender and its reader declare it; one of them may not declare it at all. */
export interface FieldPair {
  readonly sent: Field | undefined;
  readonly received: Field | undefined;
}

/** Gives a misfit of one field, with its places. */
export function describeFieldMisfit({ sent, received }: FieldPair, { words, isCertain }: Unfit): Misfit {
  const name = (received ?? sent)?.name.text ?? "";
  return {
    reason: `its field "${name}" ${words}`,
    isCertain,
    sent: sent?.span ?? null,
    received: received?.span ?? null,
  };
}

/** What is wrong with a field that only the sender declares, where nothing else may be in the message. */
export const undeclared = "is not declared there, and the message is `strict`";
