import fc from "fast-check";
import { expect, it } from "vitest";

import { arbitraryCharts } from "../support/arbitrary-chart.js";
import { printWithTests } from "./emitted-tests-print.js";
import { listFailures, runTests } from "./emitted-tests-run.js";

it("emits tests of arbitrary charts that pass as emitted", { timeout: 600_000 }, () => {
  const charts = fc.sample(arbitraryCharts, { numRuns: Number(process.env.RANDOM_CHARTS ?? 15), seed: 1 });
  const results = charts.flatMap(({ protocol, chart: { role } }) =>
    runTests(printWithTests(protocol, role), `it/${role}.test.ts`),
  );
  expect(listFailures(results)).toEqual([]);
  expect(results.length).toBeGreaterThan(10 * charts.length);
});
