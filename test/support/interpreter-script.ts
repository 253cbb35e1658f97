import { parseInput } from "./interpreter-input.js";
import type { Answer, Question, World } from "./interpreter-world.js";

type Value = boolean | string | number | null;

/** One answer as traces write it: a verdict, name or number alone, or with what else the handler does. */
export type ScriptedAnswer =
  Value | { readonly answer?: Value; readonly calls?: readonly string[]; readonly throws?: boolean };

/** The answers of one handler, call by call, or the one that it always gives. */
type ScriptedAnswers = ScriptedAnswer | readonly ScriptedAnswer[];

/**
 * What handlers answer, by their texts, call by call; the last answer stays. A guard that is not named holds, a timer
 * that is not named never fires; nothing else that is not named does anything.
 */
export interface Script {
  readonly guards?: Readonly<Record<string, ScriptedAnswers>>;
  readonly actions?: Readonly<Record<string, ScriptedAnswers>>;
  readonly checks?: Readonly<Record<string, ScriptedAnswers>>;
  readonly builders?: Readonly<Record<string, ScriptedAnswers>>;
  readonly times?: Readonly<Record<string, ScriptedAnswers>>;
  readonly connect?: ScriptedAnswers;
}

/** Gives a world that answers as a script says. Made anew for each run, since it counts calls. */
export function makeScriptedWorld(script: Script, options: Pick<World, "mailbox" | "durations"> = {}): World {
  const calls = new Map<string, number>();
  const { mailbox, durations } = options;
  return {
    ...(mailbox === undefined ? {} : { mailbox }),
    ...(durations === undefined ? {} : { durations }),
    answer: (question) => {
      const key = `${question.kind} ${question.name}`;
      const call = calls.get(key) ?? 0;
      calls.set(key, call + 1);
      return readAnswer(findAnswer(script, question, call), question);
    },
  };
}

const sections = { guard: "guards", action: "actions", check: "checks", build: "builders", time: "times" } as const;

function findAnswer(script: Script, { kind, name }: Question, call: number): ScriptedAnswer | undefined {
  const scripted = kind === "connect" ? script.connect : script[sections[kind]]?.[name];
  return isList(scripted) ? scripted[Math.min(call, scripted.length - 1)] : scripted;
}

function isList(scripted: ScriptedAnswers | undefined): scripted is readonly ScriptedAnswer[] {
  return Array.isArray(scripted);
}

function readAnswer(scripted: ScriptedAnswer | undefined, { kind }: Question): Answer {
  const quiet = kind === "guard" ? true : kind === "time" ? Infinity : null;
  if (scripted === undefined || scripted === null) return { value: quiet, calls: [], throws: false };
  if (typeof scripted !== "object") return { value: scripted, calls: [], throws: false };
  const { answer = quiet, calls = [], throws = false } = scripted;
  return { value: answer, calls: calls.map(parseInput), throws };
}
