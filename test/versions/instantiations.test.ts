import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { compileProject } from "./compile-project.js";
import { shipped } from "./emit-shipped.js";
import { compilers, missingFixture, type Compiler } from "./fixture.js";
import { makeUserProject, type UserProject } from "./user-project.js";

/**
 * How many times a compiler may fill in type parameters for a protocol, once it has checked what all share. The count is
 * exact. Hosts are left out: what they import of Node and of packages is thousands, whatever they do with it.
 */
const budget = 1_000;

let project: UserProject;

beforeAll(async () => {
  project = await makeUserProject("js");
});

afterAll(() => {
  project.remove();
});

/** TypeScript 7 checks files side by side, and then counts much of the runtime more than once. */
async function countInstantiations(compiler: Compiler, include: readonly string[]): Promise<number> {
  const args = ["--extendedDiagnostics", ...(compiler === "7.0" ? ["--singleThreaded"] : [])];
  const options = { noEmit: true, skipLibCheck: true };
  const { output, findings } = await compileProject(project, { compiler, include, options, args });
  expect(findings).toEqual([]);
  const [, count] = /^Instantiations:\s+(\d+)$/mu.exec(output) ?? [];
  if (count === undefined) throw new Error(`TypeScript ${compiler} does not count instantiations: ${output}`);
  return Number(count);
}

/** What a protocol shares with others: the runtime, and where it has that codec what reads and writes zproto. */
function listShared(protocol: string): readonly string[] {
  return ["generated/runtime.ts", ...(protocol === "filemq" ? ["generated/zproto.ts"] : [])];
}

describe.skipIf(missingFixture !== null).each(compilers)("TypeScript %s", (compiler) => {
  test.each(shipped)("instantiates little for %s", async (protocol) => {
    const shared = await countInstantiations(compiler, listShared(protocol));
    const count = (await countInstantiations(compiler, [`generated/${protocol}/index.ts`])) - shared;
    console.log(`TypeScript ${compiler}: ${count} instantiations for ${protocol}, ${shared} for what it shares`);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(budget);
  });
});
