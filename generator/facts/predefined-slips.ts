import type { ChartIndex } from "../model/chart-index.js";
import { listHandlerUses, type HandlerUse } from "./handler-uses.js";
import { findSlippedWords } from "./word-slips.js";

/** The text of a handler that likely means an action of the language; `meant` is how that is written. */
export interface PredefinedSlip {
  readonly use: HandlerUse;
  readonly meant: string;
  /** What would be raised, if that is meant. */
  readonly outcome: string | null;
}

const predefined = ["terminate", "connect"];

/** Finds handlers called almost as a predefined action, and texts that send, raise or restart what is declared. */
export function findPredefinedSlips(index: ChartIndex): readonly PredefinedSlip[] {
  const uses = listHandlerUses(index).filter(({ as }) => as === "action");
  const texts = new Set([...predefined, ...uses.map(({ name }) => name.text)]);
  const meant = new Map(predefined.map((word) => [word.slice(0, -1), `\`${word}\``]));
  for (const { words } of findSlippedWords(texts)) {
    const [one, other] = words;
    if (predefined.includes(one)) meant.set(other, `\`${one}\``);
    if (predefined.includes(other)) meant.set(one, `\`${other}\``);
  }
  return uses.flatMap((use) => {
    const wanted = meant.get(use.name.text) ?? readAsAction(index, use.name.text);
    return wanted === null ? [] : [{ use, meant: wanted, outcome: /^`\{ raise: (.+) \}`$/u.exec(wanted)?.[1] ?? null }];
  });
}

function readAsAction(index: ChartIndex, text: string): string | null {
  const [, word, name = ""] = /^(send|raise|restart)(?::\s*|\s+)(.+)$/u.exec(text) ?? [];
  const kind = index.event(name)?.kind;
  const isMeant =
    (word === "send" && index.message(name) !== undefined) ||
    (word === "raise" && kind === "outcome") ||
    (word === "restart" && kind === "timer");
  return isMeant ? `\`{ ${word}: ${name} }\`` : null;
}
