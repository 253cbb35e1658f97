import { defineConfig } from "vitest/config";

import { slow } from "./vitest.config.js";

/** The tests that take too long for `npm test`, or need a browser; `npm run test:all` runs them. */
export default defineConfig({
  test: {
    include: [...slow],
    globalSetup: ["test/support/build.ts"],
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
