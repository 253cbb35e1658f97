import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Compiles the program once before the tests, since those of commands run it as users do; vitest's globalSetup. */
export function setup(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"], {
    cwd: root,
    stdio: "inherit",
  });
}
