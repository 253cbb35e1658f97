import type { Chart } from "../../generator/model/chart.js";
import type { Name } from "../../generator/model/name.js";

/** Gives a chart as short as it can be read: names as their text, no places, and nothing that is empty. */
export function outlineChart(chart: Chart): string {
  const unsaid = new Set(["span", "accept", "as", "description", "perpetual"]);
  const shorten = (key: string, value: unknown): unknown => {
    if (unsaid.has(key) || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
    return isName(value) ? value.text : value;
  };
  return JSON.stringify(chart, shorten, 1);
}

function isName(value: unknown): value is Name {
  return typeof value === "object" && value !== null && "text" in value;
}
