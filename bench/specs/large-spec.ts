import { depths, writeState, writeSuperstate } from "./large-state.js";
import { list } from "./list.js";
import { ask, messages, nameOf, reply, timers } from "./names.js";

/**
 * Gives the text of a spec whose server has so many states (a multiple of twenty, ten thousand at most) with twenty
 * transitions each; the same text every time. One in twenty is a superstate, and extends two others at most. The rest
 * can all be entered; they nest up to five deep, guard, send, wait for timers, and answer what their entry raises.
 */
export function writeLargeSpec(states: number): string {
  const groups = list(states / depths.length, (group) => writeGroup(group * depths.length, states));
  return [
    ...["chartwright: 1", "protocol: large", "codec: json", "messages:"],
    ...list(messages, (at) => `  ${ask(at)}: { from: client, fields: { seq: uint32, note: string? } }`),
    ...list(messages, (at) => `  ${reply(at)}: { from: server, fields: { seq: uint32 } }`),
    ...["roles:", ...serverHead, ...groups.flat(), "      ended: { type: final }", ...client, ""],
  ].join("\n");
}

const serverHead = [
  ...["  server:", `    initial: ${nameOf(1)}`, "    events:"],
  ...list(timers, (at) => `      timer ${nameOf(at)}: { kind: timer, after: ${at + 1}s }`),
  "      broken: { kind: malformed }",
  "      refused: { kind: rejection }",
  "      done: { kind: outcome }",
  "      failed: { kind: outcome }",
  "    actions:",
  ...list(10, (at) => `      work ${nameOf(at)}: { raises: [done, failed] }`),
  "    states:",
];

const client = [
  ...["  client:", "    initial: talking", "    events:"],
  ...list(messages, (at) => `      say ${ask(at)}: { kind: command }`),
  "      silence: { kind: timer, after: 30s }",
  ...["    states:", "      talking:", "        on:"],
  ...list(messages, (at) => `          say ${ask(at)}: { actions: [{ send: ${ask(at)} }] }`),
  ...list(messages, (at) => `          ${reply(at)}: { actions: [hear ${reply(at)}] }`),
  "          silence: over",
  "      over: { type: final }",
];

function writeGroup(first: number, states: number): readonly string[] {
  return depths.flatMap((depth, place) => {
    const lines = place === 0 ? writeSuperstate(first) : writeState({ first, place, states });
    return lines.map((line) => `      ${"    ".repeat(depth)}${line}`);
  });
}
