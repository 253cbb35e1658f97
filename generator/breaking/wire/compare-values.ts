import type { Field } from "../../model/field.js";
import type { Codec } from "../../model/protocol.js";
import { describeValues, type Values } from "./values.js";

/** Why a field does not fit: words that follow its name, and whether that is so whatever it holds. */
export interface Unfit {
  readonly words: string;
  readonly isCertain: boolean;
}

/** Tells why what one field holds may be refused where it is read as another; null where all of it can be read. */
export function compareValues(sent: Field, received: Field, codec: Codec): Unfit | null {
  const [from, to] = [describeValues(sent, codec), describeValues(received, codec)];
  if (!isOfShape(from, to)) {
    const words = `is ${from.title}, and read as ${to.title}`;
    return { words, isCertain: codec !== "zproto" && from.held !== to.held };
  }
  return to.members === null ? compareRanges(from, to) : compareMembers(from, to.members);
}

/** JSON makes no difference between an integer and another number, nor does it write one that is whole otherwise. */
function isOfShape(from: Values, to: Values): boolean {
  if (from.shape === to.shape || (from.shape === "integer" && to.shape === "number")) return true;
  return from.shape === "number" && to.shape === "integer" && isOneInteger(from);
}

function isOneInteger({ least, most }: Values): boolean {
  return least === most && (typeof least === "bigint" || Number.isInteger(least));
}

function compareMembers(from: Values, members: readonly string[]): Unfit | null {
  const wanted = members.map((member) => JSON.stringify(member)).join(", ");
  if (from.members === null) return { words: `may be something else than ${wanted}`, isCertain: false };
  const [first, ...others] = from.members.filter((member) => !members.includes(member));
  if (first === undefined) return null;
  const verb = from.members.length === 1 ? "is" : "may be";
  const isCertain = others.length + 1 === from.members.length;
  return { words: `${verb} ${JSON.stringify(first)}, and has to be ${wanted}`, isCertain };
}

function compareRanges(from: Values, to: Values): Unfit | null {
  const isNumber = from.held === "number" || from.shape === "big" || from.shape.startsWith("uint");
  const isDisjoint = from.least > to.most || from.most < to.least;
  if (from.most <= to.most && from.least >= to.least) return null;
  if (isNumber && to.least === to.most) return tell(`something else than ${String(to.most)}`, from, isDisjoint);
  if (from.most > to.most) return tell(`${isNumber ? "greater" : "longer"} than ${String(to.most)}`, from, isDisjoint);
  return tell(`less than ${String(to.least)}`, from, isDisjoint);
}

function tell(words: string, { least, most }: Values, isCertain: boolean): Unfit {
  return { words: `${least === most ? "is" : "may be"} ${words}`, isCertain };
}
