import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/browser/**", "test/versions/**"], // `npm run test:all` runs these.
    globalSetup: ["test/support/build.ts"],
    maxWorkers: "100%", // By default a core is left idle, which is half of a small machine.
    testTimeout: 30_000,
    coverage: { include: ["generator/**"], thresholds: { lines: 90, branches: 85 } },
  },
});
