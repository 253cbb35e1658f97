import type { Candidate } from "../../facts/answers.js";
import type { RoleSide } from "../../facts/session/role-side.js";
import type { Turn } from "../../facts/session/turn.js";
import { anyMessage } from "../../model/state.js";
import type { Reception } from "./move.js";

/** Tells how a turn receives its message. A `*` that does nothing only drops it, and turns nobody down. */
export function findReception({ index }: RoleSide, { kind, about, taken, choices }: Turn): Reception {
  if (kind !== "message") return "named";
  if (taken !== null) return isCaught(taken) ? "caught" : "named";
  const isIgnored = index.chart.ignore.some(({ text }) => text === about);
  return isIgnored || choices.length > 0 ? "named" : "unhandled";
}

function isCaught({ transition, declaredIn }: Candidate): boolean {
  const caught = declaredIn.on.filter(({ event }) => event.text === anyMessage);
  const isDropped = transition.target === null && transition.actions.length === 0;
  return !isDropped && caught.some(({ transitions }) => transitions.includes(transition));
}
