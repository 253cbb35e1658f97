import { escapeJson } from "../text/escape-text.js";
import { disarmJson } from "./disarm-commands.js";

/** Prints a document as JSON that is safe to look at and to log, with a line end behind it. */
export function printJson(document: object): string {
  return `${disarmJson(escapeJson(JSON.stringify(document, null, 2)))}\n`;
}
