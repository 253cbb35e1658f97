import fc from "fast-check";

import type { Chart } from "../../generator/model/chart.js";
import type { Message } from "../../generator/model/message.js";
import type { Name } from "../../generator/model/name.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { arbitraryCharts } from "../support/arbitrary-chart.js";
import { declare, messagesAround, protocolParts } from "../support/arbitrary-declarations.js";
import { outlineChart } from "../support/arbitrary-outline.js";

/** What a client's chart calls the messages of its peer, and its own, in the words of the server's. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ["ASK", "REPLY"],
  ["GO", "OK"],
  ["STOP", "NEWS"],
  ["REPLY", "ASK"],
  ["OK", "GO"],
]);

const news: Message = { ...declare("NEWS"), from: "server", fields: [], strict: false, id: null };

/** Protocols with a random chart for each role, over either kind of channel. */
export const randomPairs: fc.Arbitrary<Protocol> = fc
  .record({
    channel: fc.constantFrom("stream" as const, "queue" as const),
    server: arbitraryCharts.map(({ chart }) => chart).filter(({ role }) => role === "server"),
    client: arbitraryCharts.map(({ chart }) => chart).filter(({ role }) => role === "client"),
  })
  .map(({ channel, server, client }) => {
    const protocol = { ...protocolParts, channel, messages: [...messagesAround.server, news], server };
    const pair: Protocol = { ...protocol, client: translate(client) };
    return {
      ...pair,
      [fc.toStringMethod]: () => `${channel}\n${outlineChart(server)}\n${outlineChart(translate(client))}`,
    };
  });

function translate(chart: Chart): Chart {
  const rename = (_key: string, value: unknown): unknown =>
    isName(value) ? { ...value, text: otherWords.get(value.text) ?? value.text } : value;
  return JSON.parse(JSON.stringify(chart, rename)) as Chart;
}

function isName(value: unknown): value is Name {
  return typeof value === "object" && value !== null && "text" in value;
}
