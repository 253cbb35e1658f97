import type { TraceStep } from "../trace/trace-step.js";

/** Gives what a role does in a step, in a few words: what it answers, what the user's code decides, where it then is. */
export function describeDeed({ kind, about, from, to, choices }: TraceStep): string {
  const decided = choices.map(describeChoice);
  const words = [nameCause(kind, about), ...(decided.length === 0 ? [] : [`(${decided.join(", ")})`])].filter(Boolean);
  if (to === null) return [...words, "-> ended"].join(" ");
  return to === from && words.length > 0 ? words.join(" ") : [...words, kind === "start" ? to : `-> ${to}`].join(" ");
}

function nameCause(kind: TraceStep["kind"], about: string): string {
  switch (kind) {
    case "start":
      return "starts in";
    case "always":
      return "always";
    case "sending":
    case "fault":
      return "";
    case "unknown":
      return `unknown ${about}`;
    case "opened":
    case "closed":
      return about === "" ? kind : about;
    case "settled":
      return "";
    case "outcome":
    case "timer":
    case "command":
    case "malformed":
    case "message":
    case "rejection":
      return about;
  }
}

function describeChoice(choice: TraceStep["choices"][number]): string {
  switch (choice.kind) {
    case "guard":
      return choice.holds ? choice.name : `not ${choice.name}`;
    case "answer":
      return `${choice.handler}: ${choice.outcome ?? "nothing"}`;
    case "promise":
      return `${choice.handler}: promised`;
  }
}
