import { findPredefinedSlips, type PredefinedSlip } from "../facts/predefined-slips.js";
import { findChartSlips, findSharedSlips, type Slip } from "../facts/slips.js";
import type { Chart } from "../model/chart.js";
import type { Protocol } from "../model/protocol.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Finds names that are likely meant to be one name. */
export const similarNames: Rule = {
  name: "similar-names",
  severity: "warning",
  structural: false,
  summary: "Two names differ by a slip of the hand, and one of them is used once at most.",
  docs: {
    finds:
      "Two messages, two types, or two states, events, actions or guards of one role, one of which is used once or not at all, " +
      "that differ only in capitals, spaces, hyphens and underscores; or in one word of six letters or more, in which two " +
      "letters changed places or one is doubled. Of actions and guards, which nothing declares, also a letter that is left out, " +
      "or hit beside the right key, in a longer word that no other name has. A digit, a word's first and last letter, and " +
      "names with `as` are never taken for slips. It also finds a handler called almost as an action of the language, such as " +
      "`terminat`, or as one is written: `send HELLO`, where HELLO is a message.",
    why:
      "Two spellings are two things. A handler's text that is misspelt once asks for a handler of its own, which somebody will " +
      "write, or leave empty.",
    mend: "Spell both alike. Where both are meant, accept it on either declaration, or on the state that uses the odd one.",
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
        on:
          HELLO: { target: GONE, actions: [close session] }
          SILENCE: { target: GONE, actions: [close sesion] }
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
        on:
          HELLO: { target: GONE, actions: [close session] }
          SILENCE: { target: GONE, actions: [close session] }
      GONE: { type: final }
  client: derived
`,
  checkProtocol: (protocol: Protocol) => findSharedSlips(protocol).map((slip) => report(slip, null)),
  checkChart: ({ index, chart }: ChartContext) => [
    ...findChartSlips(index).map((slip) => report(slip, chart)),
    ...findPredefinedSlips(index).map((slip) => reportPredefined(slip, chart)),
  ],
};

function reportPredefined({ use: { name, from }, meant }: PredefinedSlip, { role }: Chart): Finding {
  return {
    span: name.span,
    message: `The action "${name.text}" of the ${role} is the text of a handler, and reads like ${meant}.`,
    related: [],
    help: `write ${meant} if that is meant, or choose another text`,
    subjects: [from],
  };
}

const differences = {
  spacing: "in capitals or in how its words are set apart",
  swapped: "by two letters that changed places",
  doubled: "by a doubled letter",
  "left out": "by a letter left out",
  beside: "by one letter",
} as const;

function report({ kind, by, odd, other }: Slip, chart: Chart | null): Finding {
  const owner = chart === null ? "" : ` of the ${chart.role}`;
  const use = odd.uses === 0 ? "never used" : "used once";
  return {
    span: odd.name.span,
    message: `The ${kind} "${odd.name.text}"${owner} is ${use}, and differs from "${other.name.text}" only ${differences[by]}.`,
    related: [{ message: "the other is here", span: other.name.span }],
    help: `did you mean "${other.name.text}"?`,
    subjects: [...odd.places, ...other.places],
  };
}
