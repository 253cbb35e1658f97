import { hasTerminate, listSteps } from "../../../facts/steps.js";
import type { Taken } from "../../../facts/ways/branch.js";
import type { Cause } from "../../../facts/ways/list-causes.js";
import { SpecText } from "../../encode/spec-text.js";
import type { RoleScope } from "../../role-scope.js";

/** Gives what a transition does in a line, such as `CONNECTED: HELLO -> HANDSHAKE`. */
export function describeTaken(taken: Taken, scope: RoleScope): SpecText {
  const { guard } = taken.candidate.transition;
  const when = guard === null ? (taken.position > 0 ? ", otherwise" : "") : `, ${guard.text}`;
  return new SpecText(`${taken.state.name.text}: ${describeCause(taken.cause)}${when} ${describeEnd(taken, scope)}`);
}

function describeCause({ kind, name }: Cause): string {
  switch (kind) {
    case "event":
      return name;
    case "other message":
      return "any other message";
    case "unknown message":
      return "a message nobody declares";
    case "always":
      return "always";
  }
}

function describeEnd({ state, candidate }: Taken, { index }: RoleScope): string {
  const { target, actions } = candidate.transition;
  const changes = listSteps(index, state, candidate).some(({ kind }) => kind === "change");
  if (hasTerminate(actions) || (target !== null && !changes)) return "ends the session";
  return target === null ? "keeps the state" : `-> ${target.text}`;
}
