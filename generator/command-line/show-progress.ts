import type { WriteStream } from "node:tty";
import { escapeText } from "../text/escape-text.js";

/** How often a line of progress is written, in milliseconds, and how long a run is before the first one. */
const interval = 1000;

/**
 * Gives what tells a person in front of a terminal, once a second, how far an exploration is; where the stream is no
 * terminal, nothing is written.
 */
export function showProgress(stream: WriteStream): (spec: string, bound: number, configurations: number) => void {
  let last = Date.now();
  return (spec, bound, configurations) => {
    if (!stream.isTTY || Date.now() - last < interval) return;
    last = Date.now();
    const count = configurations.toLocaleString("en-US");
    stream.write(`${escapeText(spec)}: channels of up to ${String(bound)}, ${count} configurations so far\n`);
  };
}
