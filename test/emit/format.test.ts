import fc from "fast-check";
import { format } from "prettier";
import { expect, it } from "vitest";
import { emit, type EmitOptions } from "../../generator/index.js";
import { arbitraryCharts } from "../support/arbitrary-chart.js";

const charts = fc.sample(arbitraryCharts, { numRuns: Number(process.env.RANDOM_CHARTS ?? 8), seed: 3 });

it("is what Prettier makes of TypeScript in a user's repository", { timeout: 600_000 }, async () => {
  for (const { protocol, chart } of charts) {
    const options: EmitOptions = {
      roles: [chart.role],
      tests: "emitted",
      importExtension: "js",
      header: { suppress: [], license: null },
      headerPath: (file) => file,
    };
    const { files } = await emit([protocol], options);
    for (const { content } of files) expect(content).toBe(await format(content, { parser: "typescript" }));
  }
});
