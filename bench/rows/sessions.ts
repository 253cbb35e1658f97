import { compare } from "../measure/interleave.js";
import { ratioCells } from "./cells.js";
import type { Line, Row } from "./row.js";

const numbers = [1, 1000, 100_000, 1_000_000];

/** What a message costs the more sessions there are: their memory is what the processor's caches cannot hold. */
export const sessionsRow: Row = {
  name: "sessions",
  run: async (effort) => {
    const lines: Line[] = [];
    for (const sessions of numbers) {
      if (sessions > effort.maxSessions) continue;
      const subjects = ["hand-written", "chartwright"];
      const results = await compare({ task: "sessions", details: { sessions }, subjects, pace: effort });
      const what = `a message, ${sessions.toLocaleString("en")} ${sessions === 1 ? "session" : "sessions in turn"}`;
      lines.push({ what, cells: ratioCells(results, "ns"), target: "", isMet: null });
    }
    return lines;
  },
};
