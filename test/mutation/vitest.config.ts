import { configDefaults, defineConfig } from "vitest/config";

/**
 * What tells whether facts and rules do what they should: their own tests, and what the rules say of whole specs. Left out
 * are those that derive many clients, which would take a minute for each mutant.
 */
export default defineConfig({
  test: {
    include: ["test/{facts,rules,cases}/**/*.test.ts", "test/analyze.test.ts"],
    exclude: [...configDefaults.exclude, "test/facts/{derive-client,derive-client-compose,scale}.test.ts"],
    testTimeout: 60_000,
  },
});
