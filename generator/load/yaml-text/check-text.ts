import type { Faults } from "../faults.js";
import type { TextPlaces } from "../text-places.js";

// YAML 1.2.2, production 1 (c-printable), and halves of surrogate pairs, which no UTF-8 file can hold.
const notPrintable = /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Where a text is looked at, where its faults go, and how large it may be. */
export interface TextContext {
  readonly places: TextPlaces;
  readonly faults: Faults;
  readonly maxBytes: number;
}

// What git writes between the two sides of a merge (git-merge(1)).
const conflictMarker = /^(?:<{7}|>{7}) .*$/mu;

/** Tells whether a text is small enough, printable and merged, and reports what is not. */
export function checkText(text: string, { places, faults, maxBytes }: TextContext): boolean {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) {
    const message = `The file has ${bytes} bytes, and ${maxBytes} are allowed.`;
    faults.report("input-limit", message, places.span(0, 0), { help: "split it, or raise the limit" });
    return false;
  }
  const found = notPrintable.exec(text);
  if (found === null) return checkMerged(text, { places, faults });
  const message = "The file holds a character that YAML does not allow to stand for itself.";
  const help = 'remove it, or write it as an escape in double quotes, such as "\\x07"';
  faults.report("yaml-syntax", message, places.span(found.index, found.index + found[0].length), { help });
  return false;
}

function checkMerged(text: string, { places, faults }: Pick<TextContext, "places" | "faults">): boolean {
  const found = conflictMarker.exec(text);
  if (found === null) return true;
  const help = "choose what is to stay of the lines between <<<<<<< and >>>>>>>, and remove the markers";
  const span = places.span(found.index, found.index + found[0].length);
  faults.report("yaml-syntax", "The file has conflict markers of git: a merge was not finished.", span, { help });
  return false;
}
