import type { StatementStructures } from "ts-morph";

import { findWays, type Ways } from "../../facts/ways/find-ways.js";
import { promised, type Incident } from "../../facts/ways/incident.js";
import type { Input } from "../../facts/ways/input.js";
import type { Passage } from "../../facts/ways/passage.js";
import { listPassages } from "../../facts/ways/way.js";
import type { Code } from "../encode/code.js";
import { TestNames } from "../names/test-names.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { viewStart, viewTests, viewWays } from "../view/tests/test-views.js";
import { buildHandlersInterface } from "./handlers-interface.js";
import type { TestsContext } from "./tests-context.js";
import { buildTypes } from "./tests-types.js";
import { buildAfter, buildOpen } from "./tests-harness.js";
import { buildInputs, buildSamples } from "./tests-inputs.js";

/** A role's test file before it is printed, and the values it takes from what all tests share. */
export interface TestsFile {
  readonly statements: readonly (StatementStructures | Code)[];
  readonly testingImports: readonly string[];
}

/**
 * Gives a role's test file: what sessions under test are made of, the ways, and the tests. The role's own file has to be
 * built from the same scope before.
 */
export function buildTestsFile(scope: RoleScope): TestsFile {
  const ways = findWays(scope.index);
  const isPromising = listAllPassages(ways).some(({ to }) => to.incidents.some(isPromise));
  return { statements: buildStatements(scope, ways), testingImports: isPromising ? ["play", "promised"] : ["play"] };
}

function isPromise(incident: Incident): boolean {
  return incident.kind === "asked" && incident.answer === promised;
}

function buildStatements(scope: RoleScope, ways: Ways): TestsFile["statements"] {
  const context = gather(scope, ways);
  const { names } = context;
  return [
    ...buildTypes(context),
    ...buildSamples(context),
    ...buildInputs(context),
    buildOpen(context),
    buildAfter(context),
    render("tests/tests", {
      ways: viewWays(ways, names, scope),
      start: ways.start === null ? null : viewStart(ways.start, names, scope),
      states: viewTests(ways, names, scope),
    }),
  ];
}

function gather(scope: RoleScope, ways: Ways): TestsContext {
  const found = ways.states.flatMap((state) => state.ways);
  return {
    scope,
    names: new TestNames(scope),
    inputs: listInputs(ways),
    hasSilent: found.some(({ timing }) => timing.silent.length > 0),
    hasHandlers: buildHandlersInterface(scope) !== null,
  };
}

function listInputs(ways: Ways): readonly Input[] {
  return [...new Map(listAllPassages(ways).map(({ input }) => [keyOfInput(input), input])).values()];
}

function listAllPassages({ start, states }: Ways): readonly Passage[] {
  const ways = states.flatMap((state) => state.ways);
  return [
    ...(start === null ? [] : [start]),
    ...new Set(ways.flatMap(({ from, passage }) => [...listPassages(from), passage])),
  ];
}

function keyOfInput(input: Input): unknown {
  switch (input.kind) {
    case "message":
      return input.message;
    case "command":
      return input.command;
    case "timer":
    case "start":
    case "malformed":
    case "unknown":
    case "opened":
    case "closed":
      return input.kind;
  }
}
