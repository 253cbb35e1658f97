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
    ...findCodec(protocol),
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

function findCodec({ codec, name }: Protocol): readonly Diagnostic[] {
  if (codec !== "zproto") return [];
  return [refuse(name.span, "The codec `zproto` is not emitted yet.", "use `codec: none` and decode in the program")];
}

function findInChart(protocol: Protocol, chart: Chart): readonly Diagnostic[] {
  const index = new ChartIndex(protocol, chart);
  const dynamic = chart.events.filter((event) => event.kind === "timer" && event.schedule.milliseconds === "dynamic");
  return [
    ...dynamic.map(({ name }) =>
      refuse(
        name.span,
        `The timer "${name.text}" is \`after: dynamic\`, which is not emitted yet.`,
        "give it a duration",
      ),
    ),
    ...index.states.flatMap(listActions).flatMap(findInAction),
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

function findInAction(action: Action): readonly Diagnostic[] {
  if (action.kind !== "restart" && action.kind !== "connect") return [];
  return [refuse(action.span, `The action \`${action.kind}\` is not emitted yet.`, "write a handler that does it")];
}

function refuse(span: SourceSpan, message: string, help: string): Diagnostic {
  return { rule: "not-yet-emitted", severity: "error", message, span, related: [], help };
}
