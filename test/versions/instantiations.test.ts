import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { compileProject } from "./compile-project.js";
import { shipped } from "./emit-shipped.js";
import { compilers, missingFixture, type Compiler } from "./fixture.js";
import { makeUserProject, type UserProject } from "./user-project.js";

/**
 * How many times a compiler may fill in type parameters for a protocol, once it has checked the runtime. The count is
 * exact.
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
async function countInstantiations(compiler: Compiler, include: string): Promise<number> {
  const args = ["--extendedDiagnostics", ...(compiler === "7.0" ? ["--singleThreaded"] : [])];
  const options = { noEmit: true, skipLibCheck: true };
  const { output, findings } = await compileProject(project, { compiler, include: [include], options, args });
  expect(findings).toEqual([]);
  const [, count] = /^Instantiations:\s+(\d+)$/mu.exec(output) ?? [];
  if (count === undefined) throw new Error(`TypeScript ${compiler} does not count instantiations: ${output}`);
  return Number(count);
}

describe.skipIf(missingFixture !== null).each(compilers)("TypeScript %s", (compiler) => {
  let runtime: number;

  beforeAll(async () => {
    runtime = await countInstantiations(compiler, "generated/runtime.ts");
  });

  test.each(shipped)("instantiates little for %s", async (protocol) => {
    const count = (await countInstantiations(compiler, `generated/${protocol}/*.ts`)) - runtime;
    console.log(`TypeScript ${compiler}: ${count} instantiations for ${protocol}, ${runtime} for the runtime`);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(budget);
  });
});
