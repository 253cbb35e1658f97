import type { samples } from "../decode/samples.js";
import { compare } from "../measure/interleave.js";
import { isWithin, ratioCells } from "./cells.js";
import type { Effort, Line, Row } from "./row.js";

const limit = 1.5;

/** What it costs to make a checked message of a text. */
export const decodeRow: Row = {
  name: "decode",
  run: async (effort) => [
    await measure("plain", "JSON decoded and checked: HELLO, NOP and BYE of the handshake", effort),
    await measure("bytes", "JSON decoded and checked: AUTH, with 64 bytes in base64", effort),
  ],
};

async function measure(messages: keyof typeof samples, what: string, pace: Effort): Promise<Line> {
  const subjects = ["hand-written", "chartwright"];
  const results = await compare({ task: "decode", details: { messages }, subjects, pace });
  return { what, cells: ratioCells(results, "ns"), target: `×${limit}`, isMet: isWithin(results, limit) };
}
