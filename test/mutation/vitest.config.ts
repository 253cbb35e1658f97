import { defineConfig } from "vitest/config";

/** What tells whether facts and rules do what they should: their own tests, and what the rules say of whole specs. */
export default defineConfig({
  test: {
    include: ["test/facts/**/*.test.ts", "test/rules/**/*.test.ts", "test/analyze.test.ts"],
    testTimeout: 60_000,
  },
});
