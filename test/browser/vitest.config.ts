import { defineConfig } from "vitest/config";

/** The test that needs a browser, apart from `npm test` since not everybody has one. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
