import fc from "fast-check";
import { expect, it } from "vitest";

import { oddSpecs } from "../emit/odd-specs.js";
import { arbitraryCharts } from "../support/arbitrary-chart.js";
import { seed } from "../support/seed.js";
import { compile } from "../types/compile.js";
import { emitRoles, load, scaffoldNew } from "./asked.js";

const roles = ["server", "client"] as const;

it("writes handlers for odd specs and for arbitrary charts that compile", { timeout: 240_000 }, async () => {
  const charts = fc.sample(arbitraryCharts, { numRuns: Number(process.env.RANDOM_CHARTS ?? 10), seed });
  const protocols = [...Object.values(oddSpecs).map(load), ...charts.map(({ protocol }) => protocol)];
  const texts = new Map<string, string>();
  for (const [position, protocol] of protocols.entries()) {
    const folder = `test/scaffold/odd-${position}`;
    const files = await emitRoles(protocol, roles);
    for (const { path, content } of files) texts.set(`${folder}/generated/${path}`, content);
    for (const role of roles) {
      const { text } = await scaffoldNew(protocol, role, files);
      if (text !== null) texts.set(`${folder}/src/${role}.ts`, text);
    }
  }
  const faults = compile([], { texts, place: "node" });
  expect(faults.filter(({ file }) => file.includes("/src/"))).toEqual([]);
  expect([...texts.keys()].filter((path) => path.includes("/src/")).length).toBeGreaterThan(protocols.length);
});
