import type { Name } from "../../model/name.js";
import type { AskedHandler, HandlerAnswer, Incident, RunEnd } from "./incident.js";
import type { Moment } from "./moment.js";

/** Gives the moment at which a session is over. */
export function endSession(moment: Moment, reason: RunEnd): Moment {
  return { ...tell(moment, { kind: "ended", reason }), hasEnded: true, queue: [], stage: "settled" };
}

/** Gives the moment after one more incident. */
export function tell(moment: Moment, incident: Incident): Moment {
  return { ...moment, incidents: [...moment.incidents, incident] };
}

/** Gives the moment after a guard was asked. */
export function askGuard(moment: Moment, { text }: Name, answer: boolean): Moment {
  return tell(moment, { kind: "asked", handler: { kind: "guard", text }, answer });
}

/** Gives the moment after a handler was asked. */
export function ask(moment: Moment, handler: AskedHandler, answer: HandlerAnswer): Moment {
  return tell(moment, { kind: "asked", handler, answer });
}
