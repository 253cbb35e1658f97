import { escapeJson } from "../text/escape-text.js";
import { disarmJson } from "./disarm-commands.js";

/** Prints a document as JSON that is safe to look at and to log, with a line end behind it. */
export function printJson(document: object): string {
  return disarm(JSON.stringify(document, null, 2));
}

/** Prints a document as `printJson` does, in one line. */
export function printJsonLine(document: object): string {
  return disarm(JSON.stringify(document));
}

function disarm(json: string): string {
  return `${disarmJson(escapeJson(json))}\n`;
}
