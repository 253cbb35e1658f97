import type { RoleName } from "../../model/chart.js";
import type { TraceStep } from "../trace/trace-step.js";

/** How a message stands in a row: sent and read in it, only sent (it is on its way), or only read. */
export type Stretch = "whole" | "sent" | "read";

/** A message in a row of a sequence, and which way it goes. */
export interface Arrow {
  readonly message: string;
  readonly towards: "server" | "client";
  readonly stretch: Stretch;
}

/** One row of a message sequence: what each role does in it, and the messages between them. */
export interface SequenceRow {
  readonly server: TraceStep | null;
  readonly client: TraceStep | null;
  readonly arrow: Arrow | null;
}

/**
 * Lays steps out in rows from top to bottom. A message that is read before anything else happens has one row; any other has
 * one where it is sent and one where it is read, so that messages which cross on their way are seen to.
 */
export function listRows(steps: readonly TraceStep[]): readonly SequenceRow[] {
  const layout = new Layout();
  for (const step of steps) layout.add(step);
  return layout.rows;
}

class Layout {
  readonly rows: SequenceRow[] = [];
  readonly #onTheWay: Record<RoleName, number> = { server: 0, client: 0 };

  add(step: TraceStep): void {
    const { role, reads, sends } = step;
    const isMet = reads !== null && this.#meet(step);
    if (reads !== null) this.#onTheWay[role] -= 1;
    if (reads !== null && !isMet) this.#push(step, { message: reads, towards: role, stretch: "read" });
    if (sends === null) {
      if (reads === null) this.#push(step, null);
      return;
    }
    this.#push(reads === null ? step : null, { message: sends, towards: peerOf(role), stretch: "sent" });
    this.#onTheWay[peerOf(role)] += 1;
  }

  /** Lets a step read, in the same row, what was sent in the last one, where nothing sent earlier is read first. */
  #meet(step: TraceStep): boolean {
    const last = this.rows.at(-1);
    if (last?.arrow?.stretch !== "sent" || last.arrow.towards !== step.role || this.#onTheWay[step.role] !== 1)
      return false;
    this.rows[this.rows.length - 1] = { ...last, [step.role]: step, arrow: { ...last.arrow, stretch: "whole" } };
    return true;
  }

  #push(step: TraceStep | null, arrow: Arrow | null): void {
    const row: SequenceRow = { server: null, client: null, arrow };
    this.rows.push(step === null ? row : { ...row, [step.role]: step });
  }
}

function peerOf(role: RoleName): RoleName {
  return role === "server" ? "client" : "server";
}
