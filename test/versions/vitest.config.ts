import { defineConfig } from "vitest/config";

/** The tests that need other compilers and other Nodes, apart from `npm test` since they take minutes. */
export default defineConfig({
  test: {
    include: ["test/versions/**/*.test.ts"],
    globalSetup: ["test/versions/install-fixture.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
