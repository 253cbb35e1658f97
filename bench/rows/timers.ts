import { compare } from "../measure/interleave.js";
import type { SubjectName } from "../subjects/subject.js";
import { digits } from "./cells.js";
import type { Effort, Line, Row } from "./row.js";

const limit = 0.1;

/** What idle timers cost where messages arrive as fast as they can be taken. */
export const timersRow: Row = {
  name: "timers",
  run: async (effort) => {
    const lines: Line[] = [];
    for (const sessions of [100_000, 1_000_000])
      if (sessions <= effort.maxSessions) lines.push(await measure(sessions, effort));
    return lines;
  },
};

async function measure(sessions: number, effort: Effort): Promise<Line> {
  const byHand = await measureShare("refresh", "hand-written", { sessions, effort });
  const share = await measureShare("sweep", "chartwright", { sessions, effort });
  return {
    what: `timers' share of the work, ${sessions.toLocaleString("en")} sessions with two idle timers each`,
    cells: { "hand-written": `${digits(byHand * 100)} %`, chartwright: `${digits(share * 100)} %` },
    target: sessions === 100_000 ? `${limit * 100} %` : "",
    isMet: sessions === 100_000 ? share <= limit : null,
  };
}

async function measureShare(
  task: "refresh" | "sweep",
  subject: SubjectName,
  { sessions, effort }: { readonly sessions: number; readonly effort: Effort },
): Promise<number> {
  const pace = { ...effort, launches: 1 };
  const results = await compare({ task, details: { sessions }, subjects: [subject], pace });
  return results.get(subject)?.value.median ?? NaN;
}
