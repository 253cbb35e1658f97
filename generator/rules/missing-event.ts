import { hasAccepted } from "../facts/acceptables.js";
import { resolveAnswers } from "../facts/answers.js";
import { findNature } from "../facts/nature.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Message } from "../model/message.js";
import type { State } from "../model/state.js";
import type { ChartContext, Finding, Rule } from "./rule.js";
import { describeState, quoteNames } from "./wording.js";

const name = "missing-event";

/** Finds waiting states that do not say what some message of the peer does. */
export const missingEvent: Rule = {
  name,
  severity: "error",
  structural: false,
  summary: "A waiting state does not say what happens on a message that the peer may send.",
  docs: {
    finds:
      "A state that waits, and the messages which the peer may send that it neither handles nor catches by `*`, itself or " +
      "through its superstates and the states around it, and that the role does not ignore.",
    why: "The message may arrive. What happens then should be decided in the chart, and not left to what is done with the unhandled.",
    mend:
      "Handle the message, catch it by `*`, or name it under the role's `ignore`. Accept it on the state, or on a message that " +
      "may be left out everywhere.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: GREETED, BYE: GONE, SILENCE: GONE }
      GREETED:
        on: { BYE: GONE, SILENCE: GONE }
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on: { HELLO: GREETED, BYE: GONE, SILENCE: GONE }
      GREETED:
        on: { BYE: GONE, SILENCE: GONE, '*': GONE }
      GONE: { type: final }
  client: derived
`,
  checkChart: ({ index }: ChartContext) =>
    index.states.filter((state) => findNature(index, state) === "waiting").flatMap((state) => judge(index, state)),
};

/** A message that is accepted is a finding of its own, so that accepting it does not silence the others. */
function judge(index: ChartIndex, state: State): readonly Finding[] {
  const { missing } = resolveAnswers(index, state).messages;
  const accepted = missing.filter((message) => hasAccepted(message, name));
  const rest = missing.filter((message) => !hasAccepted(message, name));
  const lists = [...accepted.map((message) => [message]), ...(rest.length === 0 ? [] : [rest])];
  return lists.map((list) => report(index, state, list));
}

function report({ chart }: ChartIndex, state: State, missing: readonly Message[]): Finding {
  const names = quoteNames(missing.map((message) => message.name.text));
  return {
    span: state.name.span,
    message: `${describeState(chart, state)} does not say what happens on ${names}.`,
    related: [],
    help: "handle it, catch it by `*`, or name it under the role's `ignore`",
    subjects: [state, ...missing.filter((message) => hasAccepted(message, name))],
  };
}
