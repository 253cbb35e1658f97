import { hasAccepted, listAcceptances, type PlacedAcceptance } from "../facts/acceptables.js";
import type { Acceptance } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import type { Finding, Rule } from "./rule.js";

const name = "unused-accept";

/** Finds what an author accepts and nothing finds. It has no check: `findUnusedAccepts` is asked once the others ran. */
export const unusedAccept: Rule = {
  name,
  severity: "warning",
  structural: false,
  summary: "An `accept` silences nothing.",
  docs: {
    finds:
      "An `accept` of a rule that has run, where the rule finds nothing that the `accept` could silence. What `verify` finds is " +
      "not judged by `check`, nor is a rule that the config turns off, nor anything in a spec that has structural errors.",
    why:
      "What was accepted is gone, or was never there. Left where it is, the `accept` silences the next finding of its rule, which " +
      "nobody has looked at.",
    mend: "Remove it, or put it on what the finding names. Accept it beside the `accept` that is meant to stay, or on the role.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: GONE, SILENCE: GONE }
        accept: { no-timeout: the chart has none }
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    states:
      WAITING:
        on: { HELLO: GONE }
        accept: { no-timeout: the chart has none }
      GONE: { type: final }
  client: derived
`,
};

/** What the other rules came to: `used` silenced something, and only acceptances of the rules that `ran` can be judged. */
export interface AcceptanceUse {
  readonly used: ReadonlySet<Acceptance>;
  readonly ran: ReadonlySet<string>;
}

/** Finds each `accept` that silenced nothing, and each of this very rule beside which there is none. */
export function findUnusedAccepts(protocol: Protocol, { used, ran }: AcceptanceUse): readonly Finding[] {
  const idle = listAcceptances(protocol).filter(({ acceptance }) => !used.has(acceptance));
  const [own, others] = [idle.filter(isOwn), idle.filter((one) => !isOwn(one))];
  const excused = new Set(others.filter(isExcused).flatMap(({ place, chart }) => [place, chart]));
  const unused = others.filter((one) => ran.has(one.acceptance.rule) && !isExcused(one));
  return [...unused, ...own.filter(({ place }) => !excused.has(place))].map(report);
}

function isOwn({ acceptance }: PlacedAcceptance): boolean {
  return acceptance.rule === name;
}

function isExcused({ place, chart }: PlacedAcceptance): boolean {
  return hasAccepted(place, name) || (chart !== null && hasAccepted(chart, name));
}

function report({ acceptance, place }: PlacedAcceptance): Finding {
  return {
    span: acceptance.span,
    message: `This \`accept\` silences nothing: "${acceptance.rule}" finds nothing here.`,
    related: [],
    help: "remove it, or put it on what the finding names",
    subjects: [place],
  };
}
