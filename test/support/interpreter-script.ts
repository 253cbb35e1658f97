import { parseInput } from "./interpreter-input.js";
import type { Answer, Question, World } from "./interpreter-world.js";

/** One answer as traces write it: a verdict or name alone, or with what else the handler does. */
export type ScriptedAnswer =
  | boolean
  | string
  | null
  | { readonly answer?: boolean | string | null; readonly calls?: readonly string[]; readonly throws?: boolean };

/**
 * What handlers answer, by their texts, call by call; the last answer stays. A guard that is not named holds; nothing
 * else that is not named does anything.
 */
export interface Script {
  readonly guards?: Readonly<Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>>;
  readonly actions?: Readonly<Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>>;
  readonly checks?: Readonly<Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>>;
  readonly builders?: Readonly<Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>>;
}

/** Gives a world that answers as a script says. Made anew for each run, since it counts calls. */
export function makeScriptedWorld(script: Script): World {
  const calls = new Map<string, number>();
  return {
    answer: (question) => {
      const key = `${question.kind} ${question.name}`;
      const call = calls.get(key) ?? 0;
      calls.set(key, call + 1);
      return readAnswer(findAnswer(script, question, call), question);
    },
  };
}

const sections = { guard: "guards", action: "actions", check: "checks", build: "builders" } as const;

function findAnswer(script: Script, { kind, name }: Question, call: number): ScriptedAnswer | undefined {
  const scripted = script[sections[kind]]?.[name];
  return isList(scripted) ? scripted[Math.min(call, scripted.length - 1)] : scripted;
}

function isList(
  scripted: ScriptedAnswer | readonly ScriptedAnswer[] | undefined,
): scripted is readonly ScriptedAnswer[] {
  return Array.isArray(scripted);
}

function readAnswer(scripted: ScriptedAnswer | undefined, { kind }: Question): Answer {
  const quiet = kind === "guard" ? true : null;
  if (scripted === undefined || scripted === null) return { value: quiet, calls: [], throws: false };
  if (typeof scripted !== "object") return { value: scripted, calls: [], throws: false };
  const { answer = quiet, calls = [], throws = false } = scripted;
  return { value: answer, calls: calls.map(parseInput), throws };
}
