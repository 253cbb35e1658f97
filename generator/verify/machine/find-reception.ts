import type { Candidate } from "../../facts/answers.js";
import type { RoleSide } from "../../facts/session/role-side.js";
import type { Turn } from "../../facts/session/turn.js";
import { anyMessage } from "../../model/state.js";
import type { Reception } from "./move.js";

/** Tells how a turn receives its message. What does nothing only drops it, and turns nobody down. */
export function findReception({ index }: RoleSide, { kind, about, taken, choices }: Turn): Reception {
  if (kind === "malformed") return "misread";
  if (kind === "unknown") return taken !== null && isDropping(taken) ? "named" : "unknown";
  if (kind !== "message") return "named";
  if (taken !== null) return isCaught(taken) ? "caught" : "named";
  const isIgnored = index.chart.ignore.some(({ text }) => text === about);
  return isIgnored || choices.length > 0 ? "named" : "unhandled";
}

function isCaught({ transition, declaredIn }: Candidate): boolean {
  const caught = declaredIn.on.filter(({ event }) => event.text === anyMessage);
  return !isDropping({ transition }) && caught.some(({ transitions }) => transitions.includes(transition));
}

function isDropping({ transition: { target, actions } }: Pick<Candidate, "transition">): boolean {
  return target === null && actions.length === 0;
}
