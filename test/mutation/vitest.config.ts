import { configDefaults, defineConfig } from "vitest/config";

/**
 * What tells whether facts and rules do what they should: their own tests, what the rules say of whole specs, and what verifying
 * finds, which runs two charts by the facts of a session. Left out is what would take a minute for each mutant: those tests that
 * derive large clients, or many.
 */
export default defineConfig({
  test: {
    include: [
      "test/{facts,rules,cases}/**/*.test.ts",
      "test/verify/{accept,examples,never-executed,textbook,verify-protocol}.test.ts",
      "test/analyze.test.ts",
    ],
    exclude: [...configDefaults.exclude, "test/facts/{derive-client-size,derive-client-compose,scale}.test.ts"],
    testTimeout: 60_000,
  },
});
