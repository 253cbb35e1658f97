import type { Results } from "../measure/interleave.js";
import type { Spread } from "../measure/statistics.js";
import { subjectNames } from "../subjects/subject.js";
import type { Line } from "./row.js";

/** Formats a number with about three digits that mean something. */
export function digits(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en");
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}

/** Formats a ratio: its median, and the quartiles around it. */
export function formatRatio({ low, median, high }: Spread): string {
  return `×${digits(median)} (${digits(low)}–${digits(high)})`;
}

/** Gives the hand-written code's own value with its unit, and the others' ratios to it. */
export function ratioCells(results: Results, unit: string): Line["cells"] {
  const cells: Record<string, string> = {};
  for (const name of subjectNames) {
    const measured = results.get(name);
    if (measured === undefined) continue;
    cells[name] = name === "hand-written" ? `${digits(measured.value.median)} ${unit}` : formatRatio(measured.ratio);
  }
  return cells;
}

/** Tells whether the emitted code's ratio to the hand-written code is within a limit. */
export function isWithin(results: Results, limit: number): boolean {
  const emitted = results.get("chartwright");
  return emitted !== undefined && emitted.ratio.median <= limit;
}
