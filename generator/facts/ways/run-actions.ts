import type { Action } from "../../model/action.js";
import type { ChartIndex } from "../../model/chart-index.js";
import type { Name } from "../../model/name.js";
import { untilTerminate } from "../steps.js";
import type { Moment, Raised } from "./moment.js";
import { ask, askGuard, endSession, tell } from "./tell.js";

/** Gives the moment after actions were run. What they answered is left open; their guards hold. */
export function runActions(index: ChartIndex, moment: Moment, actions: readonly Action[]): Moment {
  return untilTerminate(actions).reduce((current, action) => runAction(index, current, action), moment);
}

function runAction(index: ChartIndex, moment: Moment, action: Action): Moment {
  switch (action.kind) {
    case "handler":
      return runHandler(index, moment, action.name.text);
    case "send":
      return send(index, moment, action);
    case "raise":
      return raise(moment, action);
    case "restart":
      return tell(passGuard(moment, action.guard), { kind: "restarted", name: action.timer.text });
    case "terminate":
      return endSession(moment, "terminated");
    case "connect":
      return { ...tell(moment, { kind: "connect" }), connection: moment.connection === "open" ? "open" : "asked" };
  }
}

function runHandler(index: ChartIndex, moment: Moment, text: string): Moment {
  const asked = ask(moment, { kind: "action", text }, null);
  const declared = index.action(text);
  if (declared === undefined || declared.outcomes.length === 0) return asked;
  const outcomes = declared.outcomes.map((outcome) => outcome.text);
  const { visit } = moment;
  return queue(asked, { outcomes, mayBeNothing: declared.mayAnswerNothing, visit, asked: moment.incidents.length });
}

function send(index: ChartIndex, before: Moment, action: Action & { readonly kind: "send" }): Moment {
  const moment = passGuard(before, action.guard);
  const message = index.message(action.message.text);
  const isBuilt = action.fieldsFrom === "builder" && message?.fields.some(({ constant }) => constant === null) === true;
  const built = isBuilt ? ask(moment, { kind: "builder", message }, null) : moment;
  return built.connection === "open" ? tell(built, { kind: "sent", name: action.message.text }) : built;
}

function raise(moment: Moment, { outcome, guard }: Action & { readonly kind: "raise" }): Moment {
  const outcomes = [outcome.text];
  if (guard === null) return queue(moment, { outcomes, mayBeNothing: false, visit: null, asked: null });
  const asked = moment.incidents.length;
  return queue(askGuard(moment, guard, false), { outcomes, mayBeNothing: true, visit: null, asked });
}

function passGuard(moment: Moment, guard: Name | null): Moment {
  return guard === null ? moment : askGuard(moment, guard, true);
}

function queue(moment: Moment, raised: Raised): Moment {
  return { ...moment, queue: [...moment.queue, raised] };
}
