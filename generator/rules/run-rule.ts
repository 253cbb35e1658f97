import { indexOwnCharts } from "../facts/own-charts.js";
import type { Chart } from "../model/chart.js";
import type { Acceptance } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import type { Finding, Rule } from "./rule.js";

/** What a rule comes to: what it finds, and what the author wrote to silence all else that it found. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly silencing: readonly Acceptance[];
}

/** Judges a spec by one rule: what both roles share, and the charts that are not derived. */
export function runRule(rule: Rule, protocol: Protocol): Verdict {
  const shared = settle(rule, rule.checkProtocol?.(protocol) ?? [], null);
  const own = indexOwnCharts(protocol).map((index) => {
    const { chart } = index;
    return settle(rule, rule.checkChart?.({ protocol, chart, index }) ?? [], chart);
  });
  const ofCharts = own.map(({ findings }) => findings);
  return {
    findings: [...shared.findings, ...withoutRepeats(protocol, ofCharts)],
    silencing: [shared, ...own].flatMap(({ silencing }) => silencing),
  };
}

/** Where several places accept a finding, all of them silence it: none of them looks unused. */
function settle(rule: Rule, found: Iterable<Finding>, chart: Chart | null): Verdict {
  const judged = [...found].map((finding) => ({ finding, silencing: listSilencing(rule, finding, chart) }));
  const open = judged.filter(({ silencing }) => silencing.length === 0);
  return { findings: open.map(({ finding }) => finding), silencing: judged.flatMap(({ silencing }) => silencing) };
}

function listSilencing(rule: Rule, { subjects }: Finding, chart: Chart | null): readonly Acceptance[] {
  if (rule.structural) return [];
  const places = [...subjects, ...(chart === null ? [] : [chart])];
  return places.flatMap(({ accept }) => accept.filter((acceptance) => acceptance.rule === rule.name));
}

/** Where the client is `same`, what is wrong with the server's chart is not said once more of the client. */
function withoutRepeats({ client }: Protocol, own: readonly (readonly Finding[])[]): readonly Finding[] {
  if (client.kind !== "same") return own.flat();
  const said = new Map<string, Finding>();
  for (const finding of own.flat()) {
    const message = finding.message.toLowerCase().replaceAll("the client", "the server");
    const key = JSON.stringify([finding.span, message]);
    if (!said.has(key)) said.set(key, finding);
  }
  return [...said.values()];
}
