import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/build.ts"],
    testTimeout: 30_000,
    coverage: { include: ["generator/**"], thresholds: { lines: 90, branches: 85 } },
  },
});
