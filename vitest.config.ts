import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/versions/**"], // These need a config of their own; `npm run test:all` runs them.
    globalSetup: ["test/support/build.ts"],
    maxWorkers: "100%", // By default a core is left idle, which is half of a small machine.
    testTimeout: 30_000,
    coverage: { include: ["generator/**"], thresholds: { lines: 90, branches: 85 } },
  },
});
