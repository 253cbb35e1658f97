import type { Code } from "../encode/code.js";
import { SpecText } from "../encode/spec-text.js";
import { render } from "../template/render.js";

/** The code that answers one event, and what it does in a few words; null where guards decide. */
export interface StepCase {
  readonly event: string;
  readonly note: Code | null;
  readonly body: Code;
  /** Whether the code declares names, so that the case needs a block. */
  readonly isBlock: boolean;
}

/** What a step function switches on, its cases, and the code behind the switch. */
export interface StepBody {
  readonly subject: Code;
  readonly cases: readonly StepCase[];
  readonly rest: Code;
}

/** Gives a step function's body. Neighbours that do the same share a case, as one would write them by hand. */
export function renderStep({ subject, cases, rest }: StepBody): Code {
  return render("role/step", { subject, cases: shareBodies(cases), rest });
}

interface SharedCase {
  readonly events: SpecText[];
  readonly note: Code | null;
  readonly body: Code;
  readonly isBlock: boolean;
  readonly [name: string]: SpecText[] | Code | boolean | null;
}

function shareBodies(cases: readonly StepCase[]): readonly SharedCase[] {
  const shared: SharedCase[] = [];
  for (const { event, note, body, isBlock } of cases) {
    const previous = shared.at(-1);
    if (previous?.body === body && previous.note === note) previous.events.push(new SpecText(event));
    else shared.push({ events: [new SpecText(event)], note, body, isBlock });
  }
  return shared;
}
