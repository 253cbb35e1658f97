import type { RoleScope } from "../role-scope.js";
import { importMessages, specifyModule, type ImportExtension } from "./import-sources.js";
import type { ImportSource } from "./print.js";
import type { TestsFile } from "./tests-file.js";

/** Gives what a role's test file may import: the test runner, and what is emitted beside it. */
export function importForTests(
  { index, names }: RoleScope,
  { testingImports }: TestsFile,
  extension: ImportExtension,
): readonly ImportSource[] {
  const declared = ["Handlers", "Timer"].map((suffix) => names.declared(suffix));
  return [
    { module: "vitest", values: ["expect", "test"], types: [] },
    { module: specifyModule("../runtime", extension), values: [], types: ["Durations"] },
    {
      module: specifyModule("../testing", extension),
      values: testingImports,
      types: ["TestAnswers", "TestHost", "TestInput"],
    },
    { ...importMessages(names.protocol, extension), values: [] },
    {
      module: specifyModule(`./${index.chart.role}`, extension),
      values: [`create${names.prefix}`],
      types: [...declared, names.session],
    },
  ];
}
