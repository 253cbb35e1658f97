import { loadedNames } from "../load/loaded-server.js";
import { compare, type Results } from "../measure/interleave.js";
import { weigh } from "../measure/weigh.js";
import type { MessagesDetails } from "../tasks/messages.js";
import { digits, isWithin, ratioCells } from "./cells.js";
import type { Effort, Line, Row } from "./row.js";

const limit = 1.3;

/** What the handshake's server costs on its host, over TCP. */
export const loadRow: Row = {
  name: "load",
  run: async (effort) => [
    await measure("a NOP over TCP, 1 connection", { connections: 1, outstanding: 1 }, effort),
    await measure("a NOP over TCP, 1,000 connections", { connections: 1000, outstanding: 1 }, effort),
    await measure("a NOP over TCP, 1 connection with 16 NOPs under way", { connections: 1, outstanding: 16 }, effort),
    ...(await weighConnections(effort)),
  ],
};

async function measure(what: string, details: MessagesDetails, effort: Effort): Promise<Line> {
  const pace = { ...effort, launches: Math.min(3, effort.launches) };
  const results = await compare({ task: "messages", details, subjects: loadedNames, pace });
  const time = results.get("hand-written")?.value.median ?? NaN;
  const rate = `${digits(time)} µs, ${digits(1e6 / time)} a second`;
  return describe(what, { ...ratioCells(results, "µs"), "hand-written": rate }, results);
}

async function weighConnections(effort: Effort): Promise<readonly Line[]> {
  const connections = Math.min(10_000, effort.weighed / 10);
  const things = [
    `a connection in READY, ${connections.toLocaleString("en")} held: resident memory`,
    "of this, heap and external",
  ];
  const times = Math.min(3, effort.launches);
  const order = { ...effort, details: { connections } };
  const weighed = await weigh({ task: "held", order, subjects: loadedNames, things: things.length, times });
  return weighed.map((pair, thing) => {
    const results: Results = new Map(loadedNames.map((name, at) => [name, pair[at] ?? pair[0]]));
    return describe(things[thing] ?? "", ratioCells(results, "B"), results);
  });
}

function describe(what: string, cells: Line["cells"], results: Results): Line {
  return { what, cells, target: `×${limit}`, isMet: isWithin(results, limit) };
}
