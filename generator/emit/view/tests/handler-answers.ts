import type { AskedHandler, HandlerAnswer, Incident } from "../../../facts/ways/incident.js";
import { promised } from "../../../facts/ways/incident.js";
import { joinCode, ts, type Code } from "../../encode/code.js";
import { literal } from "../../encode/literal.js";
import type { RoleScope } from "../../role-scope.js";

/** Gives the handler that is asked, by its name in code. */
export function nameHandler(handler: AskedHandler, { names }: RoleScope): Code {
  switch (handler.kind) {
    case "check":
      return names.check(handler.state);
    case "guard":
      return names.guard(handler.text);
    case "action":
      return names.action(handler.text);
    case "builder":
      return names.builder(handler.message);
  }
}

/** Gives what handlers have to answer in a run, as an object literal; null where what they answer by themselves will do. */
export function renderAnswers(incidents: readonly Incident[], scope: RoleScope): Code | null {
  const byHandler = new Map<Code, (Code | null)[]>();
  for (const incident of incidents) {
    if (incident.kind !== "asked") continue;
    const name = nameHandler(incident.handler, scope);
    const answer = renderAnswer(incident.handler, incident.answer, scope);
    byHandler.set(name, [...(byHandler.get(name) ?? []), answer]);
  }
  const members = [...byHandler].flatMap(([name, answers]) => renderMember(name, answers));
  return members.length === 0 ? null : ts`{ ${joinCode(members, ts`, `, ts``)} }`;
}

/** Tells whether a handler has to be told what to answer: an action that must answer with an outcome. */
export function mustAnswer(text: string, { index }: RoleScope): boolean {
  const declared = index.action(text);
  return declared !== undefined && declared.outcomes.length > 0 && !declared.mayAnswerNothing;
}

/** Gives what a handler answers; null where that is what it answers by itself. */
function renderAnswer(handler: AskedHandler, answer: HandlerAnswer, scope: RoleScope): Code | null {
  if (answer === promised) return ts`promised`;
  if (handler.kind === "guard") return answer === true ? ts`true` : null;
  if (typeof answer === "string") return literal(answer);
  if (handler.kind !== "action" || !mustAnswer(handler.text, scope)) return null;
  return literal(scope.index.action(handler.text)?.outcomes[0]?.text ?? "");
}

function renderMember(name: Code, answers: readonly (Code | null)[]): readonly Code[] {
  const last = answers.findLastIndex((answer) => answer !== null);
  if (last === -1) return [];
  const isGuard = answers.includes(ts`true`);
  const given = answers.slice(0, last + 1).map((answer) => answer ?? (isGuard ? ts`false` : ts`undefined`));
  return [ts`${name}: [${joinCode(given, ts`, `, ts``)}]`];
}
