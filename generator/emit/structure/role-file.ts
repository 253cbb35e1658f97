import {
  StructureKind,
  VariableDeclarationKind,
  type StatementStructures,
  type VariableStatementStructure,
} from "ts-morph";

import { listAtomicStates } from "../../facts/occurrences.js";
import { hashChart } from "../chart-hash.js";
import { joinCode, ts } from "../encode/code.js";
import { literal } from "../encode/literal.js";
import type { RoleScope } from "../role-scope.js";
import { listSeenOutcomes } from "../view/outcome-events.js";
import { buildClientFactory } from "./client-factory.js";
import { buildServerFactory } from "./server-factory.js";
import { buildHandlersInterface } from "./handlers-interface.js";
import { buildRoleTypes } from "./role-types.js";
import { buildSessionClass } from "./session-class.js";

/** Gives the declarations of a role's file, in reading order. */
export function buildRoleFile(scope: RoleScope): readonly StatementStructures[] {
  const handlers = buildHandlersInterface(scope);
  const hasHandlers = handlers !== null;
  const buildFactory = scope.index.chart.role === "server" ? buildServerFactory : buildClientFactory;
  return [
    ...buildRoleTypes(scope),
    ...(hasHandlers ? [handlers] : []),
    ...buildFactory(scope, { hasHandlers }),
    buildChartIdentity(scope),
    ...buildOutcomeEvents(scope),
    buildSessionClass(scope, { hasHandlers }),
  ];
}

function buildChartIdentity({ index }: RoleScope): VariableStatementStructure {
  const states = listAtomicStates(index).map(({ name }) => literal(name.text));
  const initializer = ts`{ hash: ${literal(hashChart(index))}, states: [${joinCode(states, ts`, `, ts``)}] }`;
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: "chart", type: "ChartIdentity", initializer }],
    leadingTrivia: "\n",
    trailingTrivia: "\n",
  };
}

function buildOutcomeEvents(scope: RoleScope): readonly VariableStatementStructure[] {
  const seen = listSeenOutcomes(scope);
  if (seen.length === 0) return [];
  const events = seen.map(({ name }) => ts`${scope.names.eventKey(name.text)}: { type: ${literal(name.text)} }`);
  return [
    {
      kind: StructureKind.VariableStatement,
      docs: ["The outcomes as the handlers see them."],
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: "outcomes", initializer: ts`{ ${joinCode(events, ts`, `, ts``)} } as const` }],
    },
  ];
}
