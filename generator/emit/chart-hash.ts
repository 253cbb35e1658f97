import { createHash } from "node:crypto";

import type { ChartIndex } from "../model/chart-index.js";

/** What of a spec does not change how a session runs. */
const irrelevant = new Set(["span", "description", "accept", "words"]);

/** Gives a short hash of a chart and the messages it deals in, which changes whenever a session could run otherwise. */
export function hashChart({ chart, protocol }: ChartIndex): string {
  const relevant = { chart, messages: protocol.messages, types: protocol.types };
  const text = JSON.stringify(relevant, (key, value: unknown) => {
    if (irrelevant.has(key)) return undefined;
    return typeof value === "bigint" ? String(value) : value;
  });
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
