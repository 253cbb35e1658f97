import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceSpan } from "../diagnostics/source-span.js";
import { findUnderivable } from "../facts/derive-client.js";
import { listActions } from "../facts/state-parts.js";
import type { Action } from "../model/action.js";
import type { Chart, RoleName } from "../model/chart.js";
import { ChartIndex } from "../model/chart-index.js";
import type { Protocol } from "../model/protocol.js";

/** Finds what the language has and these roles' files cannot have yet, so that none of it is dropped in silence. */
export function findUnsupported(protocol: Protocol, roles: readonly RoleName[]): readonly Diagnostic[] {
  const charts = protocol.client.kind === "chart" ? [protocol.server, protocol.client] : [protocol.server];
  return [
    ...charts.flatMap((chart) => findInChart(protocol, chart)),
    ...(roles.includes("client") ? findDerived(protocol) : []),
  ];
}

function findDerived(protocol: Protocol): readonly Diagnostic[] {
  const reason = protocol.client.kind === "derived" ? findUnderivable(protocol) : null;
  return reason === null
    ? []
    : [refuse(protocol.client.span, reason, "write the client's chart, or emit the server alone")];
}

function findInChart(protocol: Protocol, chart: Chart): readonly Diagnostic[] {
  const index = new ChartIndex(protocol, chart);
  return [
    ...index.states.flatMap(listActions).flatMap((action) => findInAction(action, chart)),
    ...findManyRejections(chart),
  ];
}

/** TypeScript tells at most 25 members of a union apart by one object literal. */
const mostRejections = 25;

function findManyRejections({ events }: Chart): readonly Diagnostic[] {
  const beyond = events.filter(({ kind }) => kind === "rejection")[mostRejections];
  if (beyond === undefined) return [];
  const message = `More than ${mostRejections} rejections in a role are not emitted yet.`;
  return [
    refuse(beyond.name.span, message, "let one rejection stand for several, and tell them apart in its handlers"),
  ];
}

function findInAction({ kind, span }: Action, { role }: Chart): readonly Diagnostic[] {
  if (kind !== "connect" || role === "client") return [];
  return [refuse(span, "A server has no one to connect to.", "let the client perform `connect`")];
}

function refuse(span: SourceSpan, message: string, help: string): Diagnostic {
  return { rule: "not-yet-emitted", severity: "error", message, span, related: [], help };
}
