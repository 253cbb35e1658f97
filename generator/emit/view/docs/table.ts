import { tableCell, type Markdown } from "../../encode/markdown.js";
import type { MarkdownView } from "../../template/render.js";

/** A column of a table: its head, and what it says of a row. */
export type Column<T> = readonly [head: Markdown, say: (row: T) => Markdown];

/** Gives a table without the columns that say nothing of any row, the first aside; null where there is no row. */
export function viewTable<T>(rows: readonly T[], columns: readonly Column<T>[]): MarkdownView {
  if (rows.length === 0) return null;
  const told = columns.map(([head, say]) => ({ head, cells: rows.map(say) }));
  const shown = told.filter(({ cells }, at) => at === 0 || cells.some((cell) => cell !== ""));
  return {
    heads: shown.map(({ head }) => head),
    rows: rows.map((_, at) => ({
      cells: shown
        .map(({ cells }) => cells[at])
        .filter((cell) => cell !== undefined)
        .map(tableCell),
    })),
  };
}
