import type { Action } from "../../../model/action.js";
import type { Name } from "../../../model/name.js";
import { inlineCode, joinMarkdown, words, type Markdown } from "../../encode/markdown.js";
import { name } from "./phrases.js";

/** Says in a few words what is done, one action after the other. */
export function describeActions(actions: readonly Action[]): Markdown {
  return joinMarkdown(actions.map(describeAction), words`, then `);
}

/** Tells whether a session ends by some of these actions, whatever guards say. */
export function endsSession(actions: readonly Action[]): boolean {
  return actions.some(({ kind }) => kind === "terminate");
}

function describeAction(action: Action): Markdown {
  switch (action.kind) {
    case "handler":
      return name(action.name);
    case "send":
      return withGuard(words`send ${name(action.message)}`, action.guard);
    case "raise":
      return withGuard(words`raise ${name(action.outcome)}`, action.guard);
    case "restart":
      return withGuard(words`restart ${name(action.timer)}`, action.guard);
    case "terminate":
      return action.words === null ? words`end the session` : inlineCode(action.words);
    case "connect":
      return words`ask for a connection`;
  }
}

function withGuard(deed: Markdown, guard: Name | null): Markdown {
  return guard === null ? deed : words`${deed} if ${name(guard)}`;
}
