import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { compileProject, type CompilerChoice } from "./compile-project.js";
import { compilers, missingFixture } from "./fixture.js";
import { makeUserProject, type UserProject } from "./user-project.js";

type Extension = Parameters<typeof makeUserProject>[0];

const projects = new Map<Extension, UserProject>();

beforeAll(async () => {
  for (const extension of ["js", "ts", "none"] as const) projects.set(extension, await makeUserProject(extension));
});

afterAll(() => {
  for (const project of projects.values()) project.remove();
});

function findProject(extension: Extension): UserProject {
  const project = projects.get(extension);
  if (project === undefined) throw new Error(`nothing was emitted with importExtension: ${extension}`);
  return project;
}

async function listFindings(extension: Extension, choice: CompilerChoice): Promise<readonly string[]> {
  return (await compileProject(findProject(extension), choice)).findings;
}

describe.skipIf(missingFixture !== null).each(compilers)("TypeScript %s compiles all that is emitted", (compiler) => {
  describe.each(["nodenext", "bundler"] as const)("with moduleResolution: %s", (resolution) => {
    test.each(["node", "browser"] as const)("for a %s program", async (place) => {
      expect(await listFindings("js", { compiler, resolution, place })).toEqual([]);
    });

    test.each(["allowImportingTsExtensions", "rewriteRelativeImportExtensions"])(
      "with importExtension: ts and %s",
      async (flag) => {
        const options = { noEmit: true, [flag]: true };
        expect(await listFindings("ts", { compiler, resolution, options })).toEqual([]);
      },
    );
  });

  test("with importExtension: none, for a bundler", async () => {
    expect(await listFindings("none", { compiler, resolution: "bundler", place: "browser" })).toEqual([]);
  });

  test("but flags a handler that is missing", async () => {
    const { program, write } = findProject("js");
    const shortened = program.replace(/^ {2}buildBye: .*\n/mu, "");
    expect(shortened).not.toBe(program);
    write("forgetful.ts", shortened);
    const include = ["forgetful.ts"];
    expect(await listFindings("js", { compiler, include })).toEqual([
      expect.stringMatching(/^forgetful\.ts\(\d+,\d+\): error TS2741: Property 'buildBye' is missing/u),
    ]);
  });
});
