import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Why there are no other compilers and Nodes to test with; null where they are there. */
    readonly missingFixture: string | null;
  }
}

const folder = fileURLToPath(new URL("fixture/", import.meta.url));
const stamp = `${folder}node_modules/.installed-lock`;

/** Installs the fixture into its own `node_modules`, which git ignores, unless its lock file is what is installed. */
export function setup(project: TestProject): void {
  const reason = install();
  if (reason !== null) console.warn(`test/versions is skipped: ${reason}`);
  project.provide("missingFixture", reason);
}

function install(): string | null {
  const lock = createHash("sha256")
    .update(readFileSync(`${folder}package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return null;
  const reason = runNpm();
  if (reason === null) writeFileSync(stamp, lock);
  return reason;
}

const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1"];

/** What npm says where the registry cannot be reached or has nothing for this machine; anything else is a fault. */
const absence =
  /^npm error code (?:EAI_AGAIN|EBADPLATFORM|ECONN\w+|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|E\w*TIMEDOUT|ERR_SOCKET_TIMEOUT|E403|E404|E5\d\d)$/mu;

function runNpm(): string | null {
  const { error, status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", timeout: 600_000 });
  if (error !== undefined) return `npm ci does not run here (${error.message})`;
  if (status === 0) return null;
  const [absent] = absence.exec(stderr) ?? [];
  if (absent === undefined) throw new Error(`npm ci failed in ${folder}\n${stderr}`);
  return `the fixture cannot be installed (${absent})`;
}
