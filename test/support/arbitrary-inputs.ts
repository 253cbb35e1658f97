import type { Chart } from "../../generator/model/chart.js";
import { pick } from "./arbitrary-action.js";
import { incoming, outgoing } from "./arbitrary-declarations.js";
import type { Input } from "./interpreter-input.js";
import type { Question } from "./interpreter-world.js";

/** The messages that a role of a protocol hears and may send. */
export interface Messages {
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Whether a session has its server to itself, so that a broadcast concerns no other. */
  readonly isAlone: boolean;
}

/** The messages of every arbitrary chart. */
export const arbitraryMessages: Messages = { incoming, outgoing, isAlone: true };

/** Gives the calls that handlers make in their session, and that its users make; the first ones are the most frequent. */
export function listCalls({ role, events }: Chart, messages: Messages = arbitraryMessages): readonly Input[] {
  const timers = events.filter(({ kind }) => kind === "timer").map(({ name }) => name.text);
  const commands = events.filter(({ kind }) => kind === "command").map(({ name }) => name.text);
  const frequent: readonly Input[] = [
    ...messages.incoming.map((name) => ({ kind: "receive", name }) as const),
    ...[...timers, ...commands].map((name) => ({ kind: "dispatch", name }) as const),
    ...(role === "server" && messages.isAlone ? commands.map((name) => ({ kind: "broadcast", name }) as const) : []),
    { kind: "unknown", name: "HUH" },
    { kind: "malformed", name: "" },
    { kind: "opened", name: "" },
    { kind: "opened", name: "transport" },
  ];
  const rare: readonly Input[] = [
    { kind: "closed", name: "" },
    { kind: "terminate", name: "" },
    ...messages.outgoing.slice(1, 2).map((name) => ({ kind: "send", name }) as const),
  ];
  return [...frequent, ...frequent, ...frequent, ...frequent, ...frequent, ...rare];
}

const waits = ["40", "100", "150", "400", "1000", "2500"].map((name) => ({ kind: "wait", name }) as const);

/** What an input is chosen by: a number, and what a handler has promised to answer for the longest. */
interface Choice {
  readonly owed: Question | null;
  readonly choice: number;
  readonly messages?: Messages;
}

/** Gives the input that a number stands for. */
export function chooseInput(chart: Chart, { owed, choice, messages = arbitraryMessages }: Choice): Input {
  const next = Math.floor(choice / 3);
  if (owed !== null && choice % 3 === 0) return chooseLate(listAnswers(chart, owed), next);
  return pick([...listCalls(chart, messages), ...waits, ...waits, ...waits], next);
}

function chooseLate(answers: readonly string[], choice: number): Input {
  if (choice % 5 === 0) return { kind: "fail", name: "" };
  return { kind: "settle", name: choice % 5 === 1 || answers.length === 0 ? "" : pick(answers, choice) };
}

/** Gives what a handler may answer with besides nothing. */
export function listAnswers({ events, actions }: Chart, { kind, name }: Question): readonly string[] {
  if (kind === "check") return events.filter((event) => event.kind === "rejection").map((event) => event.name.text);
  return (actions.find((action) => action.name.text === name)?.outcomes ?? []).map(({ text }) => text);
}
