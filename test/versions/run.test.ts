import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { compileProject } from "./compile-project.js";
import { compilers, findNode, missingFixture, nodes } from "./fixture.js";
import { runProgram } from "./run-program.js";
import { makeUserProject, type UserProject } from "./user-project.js";

const projects: UserProject[] = [];

afterAll(() => {
  for (const project of projects) project.remove();
});

async function makeProject(importExtension: "js" | "ts"): Promise<UserProject> {
  const project = await makeUserProject(importExtension);
  projects.push(project);
  return project;
}

const wanted = [
  "server: HANDSHAKE",
  "client: HANDSHAKE",
  "server: READY",
  "client: READY",
  "server: READY",
  "client: READY",
  "server ends in DISCONNECTED: final",
  "server: DISCONNECTED",
  "client hears: answers BYE",
  "client: awaiting closed",
  "client ends in DISCONNECTED: final",
  "sessions left: 0",
];

/** What is told of sockets; both ends of a conversation may be the first to notice its end. */
const wantedOfSockets = (node: string) => [
  "over TCP",
  "ends in DISCONNECTED: final",
  "ends in DISCONNECTED: final",
  `over a WebSocket of the ${node === "20" ? "package" : "platform"}`,
  "ends in DISCONNECTED: final",
  "ends in DISCONNECTED: final",
  "sessions left: 0",
];

async function expectHandshake(node: string, project: UserProject, program: string): Promise<void> {
  expect(await run(node, project, program)).toEqual(wanted);
  expect(await run(node, project, program.replace("program", "over-sockets"))).toEqual(wantedOfSockets(node));
}

async function run(node: string, project: UserProject, program: string): Promise<readonly string[]> {
  const { exitCode, output, errors } = await runProgram(findNode(node), [program], project.folder);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: expect.not.stringContaining("Error") as string });
  return output.trimEnd().split("\n");
}

describe.skipIf(missingFixture !== null)("a server and its client shake hands", () => {
  test.each(nodes)("Node $node is what the fixture says", async ({ node }) => {
    const { output } = await runProgram(findNode(node), ["--version"], ".");
    expect(output).toMatch(new RegExp(`^v${node}\\.`, "u"));
  });

  describe.each(compilers)("as JavaScript by TypeScript %s", (compiler) => {
    let project: UserProject;

    beforeAll(async () => {
      project = await makeProject("js");
      expect((await compileProject(project, { compiler, options: { outDir: "out", rootDir: "." } })).findings).toEqual(
        [],
      );
    });

    test.each(nodes)("in Node $node", async ({ node }) => {
      await expectHandshake(node, project, "out/program.js");
    });
  });

  describe("emitted with importExtension: ts", () => {
    let project: UserProject;

    beforeAll(async () => {
      project = await makeProject("ts");
    });

    test.each(nodes.filter(({ stripsTypes }) => stripsTypes))("as TypeScript in Node $node", async ({ node }) => {
      await expectHandshake(node, project, "program.ts");
    });

    test.each(compilers)("as JavaScript whose imports TypeScript %s rewrote", async (compiler) => {
      const options = { outDir: `out-${compiler}`, rootDir: ".", rewriteRelativeImportExtensions: true };
      expect((await compileProject(project, { compiler, options })).findings).toEqual([]);
      await expectHandshake("20", project, `out-${compiler}/program.js`);
    });
  });
});
