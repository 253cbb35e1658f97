import { adviseDeclaration, adviseType, typeHelp } from "../facts/declare-help.js";
import {
  listEventFields,
  listReferences,
  listTypeNames,
  type Reference,
  type ReferenceUse,
} from "../facts/references.js";
import type { RelatedPlace } from "../diagnostics/diagnostic.js";
import type { ChartIndex } from "../model/chart-index.js";
import { scalarNames } from "../model/field.js";
import type { Name } from "../model/name.js";
import type { Protocol } from "../model/protocol.js";
import { anyMessage } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { suggestName } from "./wording.js";

/** What fits where a name is used: `noun` names one such thing, `limit` says that nothing else fits. */
interface Fit {
  readonly noun: string;
  readonly limit: string;
}

/** Each offer is compared with all that is declared; where more names are unknown, a slip is not why. */
const mostOffers = 100;

const fits: Readonly<Record<ReferenceUse, Fit>> = {
  initial: { noun: "state", limit: "only states can be initial" },
  target: { noun: "state", limit: "only states can be entered" },
  superstate: { noun: "superstate", limit: "only superstates (`type: abstract`) can be extended" },
  answered: { noun: "message or event", limit: "only messages and events can be answered" },
  sent: { noun: "message", limit: "only messages can be sent" },
  ignored: { noun: "message", limit: "only messages can be ignored" },
  rejected: { noun: "message", limit: "only messages can be rejected" },
  raised: { noun: "outcome", limit: "only outcomes can be raised" },
  restarted: { noun: "timer", limit: "only timers can be restarted" },
};

/** Finds names that nothing declares, and names of the wrong kind. */
export const unknownName: Rule = {
  name: "unknown-name",
  severity: "error",
  structural: true,
  summary: "A name refers to something that nothing declares.",
  docs: {
    finds:
      "A target, initial state, superstate, message, event, outcome, timer or type that nothing declares, or that is " +
      "something of another kind. It also finds an `accept` of a rule that does not exist. Handlers and guards are free text.",
    why: "What the name stands for would never happen, and most often it is a slip of the pen.",
    mend: "Correct the name, or declare it. This finding cannot be accepted.",
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
        on: { HELLO: GON, SILENCE: GONE }
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
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  checkProtocol: (protocol) => {
    const fields = [...protocol.types, ...protocol.messages].flatMap((declaration) => declaration.fields);
    return findUnknownTypes(protocol, listTypeNames(fields));
  },
  checkChart: ({ protocol, index, chart }: ChartContext) => [
    ...judgeReferences(index),
    ...findUnknownTypes(protocol, listTypeNames(listEventFields(chart.events))),
  ],
};

function judgeReferences(index: ChartIndex): readonly Finding[] {
  const unfit = listReferences(index).filter((reference) => !isFitting(index, reference));
  const found = unfit.map((reference, at) => {
    const { name, use } = reference;
    const other = describeOther(index, reference);
    if (other !== null) return report(name, `"${name.text}" is ${other}: ${fits[use].limit}.`, mendOther(use));
    const message = `The ${index.chart.role} knows no ${fits[use].noun} "${name.text}".`;
    const offer = at < mostOffers ? suggestName(name.text, listFitting(index, reference)) : null;
    return report(name, message, offer ?? adviseDeclaration(name.text, use));
  });
  return tellOnce(found);
}

function mendOther(use: ReferenceUse): string | null {
  return use === "superstate" ? "let it be `type: abstract`, or move what both share into a superstate" : null;
}

const mostPlaces = 10;

/** What is misspelt is misspelt in each place; what is not declared is one fault, however often it is named. */
function tellOnce(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, { readonly finding: Finding; readonly related: RelatedPlace[] }>();
  const misspelt: Finding[] = [];
  for (const finding of findings) {
    const told = first.get(finding.message);
    if (finding.help?.startsWith("did you mean") === true) misspelt.push(finding);
    else if (told === undefined) first.set(finding.message, { finding, related: [] });
    else if (told.related.length < mostPlaces) told.related.push({ message: "here too", span: finding.span });
  }
  return [...misspelt, ...[...first.values()].map(({ finding, related }) => ({ ...finding, related }))];
}

function isFitting(index: ChartIndex, { use, name: { text } }: Reference): boolean {
  switch (use) {
    case "initial":
    case "target":
      return index.state(text) !== undefined;
    case "superstate":
      return index.state(text)?.kind === "abstract";
    case "answered":
      return text === anyMessage || index.message(text) !== undefined || index.event(text) !== undefined;
    case "sent":
    case "ignored":
    case "rejected":
      return index.message(text) !== undefined;
    case "raised":
      return index.event(text)?.kind === "outcome";
    case "restarted":
      return index.event(text)?.kind === "timer";
  }
}

function listFitting(index: ChartIndex, { use, from }: Reference): readonly string[] {
  const states = index.states.filter(({ kind }) => (kind === "abstract") === (use === "superstate"));
  const { messages } = index.protocol;
  const { events } = index.chart;
  switch (use) {
    case "initial":
      return states.filter((state) => from === null || index.ancestors(state).includes(from)).map(textOf);
    case "target":
    case "superstate":
      return states.map(textOf);
    case "answered":
      return [...messages, ...events].map(textOf);
    case "sent":
    case "ignored":
    case "rejected":
      return messages.map(textOf);
    case "raised":
      return events.filter(({ kind }) => kind === "outcome").map(textOf);
    case "restarted":
      return events.filter(({ kind }) => kind === "timer").map(textOf);
  }
}

function describeOther(index: ChartIndex, { use, name: { text } }: Reference): string | null {
  if (use === "superstate") return index.state(text) === undefined ? null : "an ordinary state";
  const event = index.event(text);
  if (event !== undefined) return `an event of kind "${event.kind}"`;
  if (index.message(text) !== undefined) return "a message";
  return index.state(text) === undefined ? null : "a state";
}

function findUnknownTypes(protocol: Protocol, names: readonly Name[]): readonly Finding[] {
  const declared = protocol.types.map(textOf);
  const known = new Set(declared);
  const unknown = names.filter(({ text }) => !known.has(text));
  return unknown.map((name, at) => {
    const offers = [...declared, ...scalarNames];
    const help = adviseType(name.text) ?? (at < mostOffers ? suggestName(name.text, offers) : null);
    return report(name, `There is no type "${name.text}".`, help ?? typeHelp);
  });
}

function report(name: Name, message: string, help: string | null): Finding {
  return { span: name.span, message, related: [], help, subjects: [] };
}

function textOf({ name }: { readonly name: Name }): string {
  return name.text;
}
