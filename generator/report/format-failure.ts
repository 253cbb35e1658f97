import { escapeLines } from "../text/escape-text.js";
import { disarmText } from "./disarm-commands.js";
import type { Paint } from "./paint.js";
import type { Failure } from "./report.js";

/** Gives a failure for people: what is wrong, and the stack where it is a fault of this program. */
export function formatFailure({ message, stack }: Failure, paint: Paint): string {
  const told = `${paint("red", "error")}: ${escapeLines(message)}\n`;
  return disarmText(stack === null ? told : `${told}\n${escapeLines(stack)}\n`);
}
