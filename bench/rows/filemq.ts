import { weigh, type Weighed } from "../measure/weigh.js";
import { withFolders } from "../transfer/folders.js";
import { transferNames } from "../transfer/programs.js";
import { digits, formatRatio } from "./cells.js";
import type { Effort, Line, Row } from "./row.js";

const limit = 1.3;

/** How much more memory five times as much may take. */
const growth = 1.1;

/** What is transferred, in millions of bytes. */
const short = 200;
const long = 1_000;

/** What it costs to transfer a file by FILEMQ, over ZeroMQ. */
export const filemqRow: Row = {
  name: "filemq",
  run: async (effort) => {
    const brief = await measure(short, Math.min(15, effort.launches * effort.rounds), effort);
    const lengthy = effort.maxTransfer < long ? null : await measure(long, 3, effort);
    return [
      describeTime(brief),
      describeProcessor(brief),
      describeMemory("server", brief.server, lengthy?.server),
      describeMemory("client", brief.client, lengthy?.client),
    ];
  },
};

/** What a transfer took, of both ways. */
interface Transfers {
  readonly time: Weighed;
  readonly processor: Weighed;
  readonly server: Weighed;
  readonly client: Weighed;
}

function measure(megabytes: number, times: number, effort: Effort): Promise<Transfers> {
  return withFolders(megabytes, async (folders) => {
    const order = { ...effort, details: folders };
    const things = await weigh({ task: "transfer", order, subjects: transferNames, things: 4, times });
    const [time, processor, server, client] = things;
    if (!time || !processor || !server || !client) throw new Error("something was not measured");
    return { time, processor, server, client };
  });
}

function describeTime({ time: [byHand, emitted] }: Transfers): Line {
  const { median } = byHand.value;
  const speed = `${digits((short * 1000) / median)} MB a second`;
  return {
    what: `${short} MB over ZeroMQ, a file to a file; by hand: a plain ROUTER and DEALER`,
    cells: { "hand-written": `${digits(median)} ms, ${speed}`, chartwright: formatRatio(emitted.ratio) },
    target: `×${limit}`,
    isMet: emitted.ratio.median <= limit,
  };
}

function describeProcessor({ processor: [byHand, emitted] }: Transfers): Line {
  return {
    what: "of this, the processor's time, server and client together",
    cells: { "hand-written": `${digits(byHand.value.median)} ms`, chartwright: formatRatio(emitted.ratio) },
    target: "",
    isMet: null,
  };
}

function describeMemory(role: string, brief: Weighed, lengthy: Weighed | undefined): Line {
  const [byHand, emitted] = brief.map(({ value }) => value.median);
  const [longByHand, longEmitted] = lengthy?.map(({ value }) => value.median) ?? [];
  return {
    what: `the ${role}'s greatest resident memory, ${short} MB${lengthy ? ", and 1 GB" : ""}`,
    cells: { "hand-written": compareMemory(byHand, longByHand), chartwright: compareMemory(emitted, longEmitted) },
    target: lengthy ? `×${growth}` : "",
    isMet: lengthy ? (longEmitted ?? NaN) / (emitted ?? NaN) <= growth : null,
  };
}

function compareMemory(brief = NaN, lengthy?: number): string {
  const first = `${digits(brief / 1e6)} MB`;
  return lengthy === undefined ? first : `${first}, ${digits(lengthy / 1e6)} MB (×${digits(lengthy / brief)})`;
}
