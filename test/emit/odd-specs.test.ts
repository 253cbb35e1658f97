import fc from "fast-check";
import { expect, it } from "vitest";

import { isError } from "../../generator/diagnostics/diagnostic.js";
import { analyze } from "../../generator/analyze.js";
import { emit } from "../../generator/emit/emit.js";
import { hostCodecs, hostKinds, type HostKind } from "../../generator/emit/host-kind.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { arbitraryCharts } from "../support/arbitrary-chart.js";
import { compile } from "../types/compile.js";
import { oddSpecs } from "./odd-specs.js";

const options = {
  importExtension: "js",
  header: { suppress: [], license: null },
  headerPath: (file: string) => file,
} as const;

it("emits code of odd charts that compiles under the strictest flags", async () => {
  const both = Object.entries(oddSpecs).map(([title, text]) => {
    const protocol = load(text);
    const hosts = hosted.has(title) ? hostKinds.filter((host) => hostCodecs[host] === protocol.codec) : [];
    return { protocol, roles: ["server", "client"] as const, hosts };
  });
  expect(listFaults(await emitAll(both))).toEqual([]);
});

/** The charts that say something to hosts: each host is a file more to compile. */
const hosted: ReadonlySet<string> = new Set([
  "no message at all",
  "equal peers",
  "a client that comes back, of a protocol called like what hosts are made of",
  "messages of zproto with and without fields, strict ones, and one called like its reader",
]);

it("emits code of arbitrary charts that compiles under the strictest flags", async () => {
  const runs = Number(process.env.RANDOM_CHARTS ?? 6);
  const charts = fc.sample(arbitraryCharts, { numRuns: runs, seed: 1 });
  expect(listFaults(await emitAll(charts.map(({ protocol, chart }) => ({ protocol, roles: [chart.role] }))))).toEqual(
    [],
  );
});

function listFaults(texts: ReadonlyMap<string, string>): readonly string[] {
  return compile([], { texts, place: "node" }).map(({ file, at, message }) => `${file}: ${message} at ${at}`);
}

function load(text: string): Protocol {
  const { protocol, diagnostics } = loadSpec(text, "odd.chart.yaml");
  const faults = protocol === null ? diagnostics : analyze(protocol, { severities: tolerant }).filter(isError);
  if (protocol === null || faults.length > 0) throw new Error(JSON.stringify(faults));
  return protocol;
}

/** What is odd about a chart is often what a rule finds: here it only has to be emitted. */
const tolerant = {
  "unreachable-state": "off",
  "trap-state": "off",
  "missing-event": "off",
  "unhandled-outcome": "off",
  "ambiguous-transition": "off",
} as const;

interface Wanted {
  readonly protocol: Protocol;
  readonly roles: readonly RoleName[];
  readonly hosts?: readonly HostKind[];
}

/** Emits each protocol into a folder of its own, since many have one name. */
async function emitAll(wanted: readonly Wanted[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [position, { protocol, roles, hosts = [] }] of wanted.entries()) {
    const { files, diagnostics } = await emit([protocol], { ...options, roles, hosts });
    expect(diagnostics).toEqual([]);
    for (const { path, content } of files) texts.set(`odd-${position}/${path}`, content);
  }
  return texts;
}
