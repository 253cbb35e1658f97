import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findNode, missingFixture, nodes } from "./fixture.js";
import { runProgram } from "./run-program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe.skipIf(missingFixture !== null)(`the program${missingFixture === null ? "" : `: ${missingFixture}`}`, () => {
  it.each(nodes)("emits the committed bytes under Node $node", async ({ node }) => {
    const run = await runProgram(findNode(node), ["bin/run.js", "generate", "--check"], root);
    expect(run).toMatchObject({ exitCode: 0, output: expect.stringContaining("no drift") as string, errors: "" });
  });
});
