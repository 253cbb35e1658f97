import { describeValue } from "../decode/describe-value.js";
import type { ReadContext } from "../decode/read-scalar.js";
import type { YamlValue } from "../yaml-tree.js";

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

// The longest that a JavaScript timer can run.
const longest = 2_147_483_647;

/** Gives the milliseconds of a duration such as `250ms`, `30s`, `10m` or `1h`. */
export function readDuration(value: YamlValue, { faults, label }: ReadContext): number | null {
  const parts = value.kind === "scalar" ? /^([0-9]{1,15})(ms|s|m|h)$/.exec(value.text) : null;
  if (parts === null) {
    const message = `${label} must be a duration, not ${describeValue(value)}.`;
    faults.report("wrong-value", message, value.span, { help: "write a number and its unit: 250ms, 30s, 10m or 1h" });
    return null;
  }
  const duration = Number(parts[1]) * (milliseconds[parts[2] ?? ""] ?? 0);
  if (duration > 0 && duration <= longest) return duration;
  const message =
    duration === 0 ? `${label} must be longer than nothing.` : `${label} can be at most ${longest}ms, about 24 days.`;
  faults.report("wrong-value", message, value.span);
  return null;
}
