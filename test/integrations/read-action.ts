import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Ended, ScratchRepository } from "./scratch-repository.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `action.yml` holds. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
      readonly "working-directory": string;
    }[];
  };
}

/** The action as it stands in this repository. */
export const action = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8")) as Action;

/** Runs the steps of the action as GitHub's runner does: inputs put into the variables of each step, then its script by bash. */
export function runAction(repository: ScratchRepository, given: Readonly<Record<string, string>> = {}): Ended {
  const texts: string[] = [];
  for (const { run, env } of action.runs.steps) {
    const variables = Object.entries(env).map(([name, value]) => [name, fillIn(value, given)] as const);
    const ended = repository.run("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", run], {
      ...Object.fromEntries(variables),
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: root.replace(/\/$/u, ""),
    });
    texts.push(ended.text);
    if (ended.code !== 0) return { code: ended.code, text: texts.join("") };
  }
  return { code: 0, text: texts.join("") };
}

function fillIn(value: string, given: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/gu, (_, name: string) => {
    const input = action.inputs[name];
    if (input === undefined) throw new Error(`action.yml has no input ${name}`);
    return given[name] ?? input.default;
  });
}
