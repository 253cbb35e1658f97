import { configDefaults, defineConfig } from "vitest/config";

/** What `vitest.slow.config.ts` runs instead: what takes minutes, and what starts the program again and again. Of FILEMQ's end-to-end tests two files stay, which show that it works. */
export const slow = [
  "test/browser/**/*.test.ts",
  "test/e2e/soak.test.ts",
  "test/verify/{determinism,spin,replay,reference}.test.ts",
  "test/facts/{scale,derive-client-size,derive-client-compose}.test.ts",
  "test/diagram/draw-diagram.test.ts",
  "test/breaking/{pairs,same}.test.ts",
  "test/docs/readme.test.ts",
  "test/load/limits.test.ts",
  "test/emit/{format,hostile-names}.test.ts",
  "test/types/step-cases.test.ts",
  "test/package/**/*.test.ts",
  "test/integrations/**/*.test.ts",
  "test/scaffold/{extend-handlers,new-file,odd-specs}.test.ts",
  "test/e2e/hostile-report.test.ts",
  "test/commands/{breaking,help,init,report,report-schema,diagram,scaffold,generate-at-once,generate-check,generate-recall,generate-targets,generate-lists,generate-manifest-only,generate-docs,verify,watch}.test.ts",
  "test/e2e/filemq/!(tree|conversations).test.ts",
  "test/write/{killed-run,real-disk}.test.ts",
  "test/write/slow/**/*.test.ts",
] as const;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "generated/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...slow, "test/versions/**"], // test/versions has a config of its own.
    globalSetup: ["test/support/build.ts"],
    isolate: false, // No test changes what another one imports, and to import it anew for each file takes a minute.
    maxWorkers: "100%", // By default a core is left idle, which is half of a small machine.
    testTimeout: 30_000,
    coverage: { include: ["generator/**"], thresholds: { lines: 90, branches: 85 } },
  },
});
