import type { ChartIndex } from "../../model/chart-index.js";
import type { State } from "../../model/state.js";
import { isCertain, resolveAnswers, type Candidate } from "../answers.js";
import type { Cause } from "./list-causes.js";
import { promised, type HandlerAnswer } from "./incident.js";
import { isComplete, type Moment, type Raised } from "./moment.js";
import { takeTransition } from "./take-transition.js";
import { askGuard, endSession, tell } from "./tell.js";

/** A transition as it is taken in a state. */
export interface Taken {
  readonly state: State;
  readonly cause: Cause;
  readonly candidate: Candidate;
  /** Which of the candidates it is, in the order they are tried. */
  readonly position: number;
}

/** One way on from a moment; `taken` is the transition that leads there, null where none holds. */
export interface Branch {
  readonly moment: Moment;
  readonly taken: Taken | null;
}

/** Gives the ways on from a moment within a run, those that are simpler to tell first. None where the run is complete. */
export function listBranches(index: ChartIndex, moment: Moment): readonly Branch[] {
  const [head, ...rest] = moment.queue;
  if (isComplete(moment) || isEndless(moment)) return [];
  if (moment.stage === "just entered") return tryAlways(index, moment);
  return head === undefined ? [] : answerRaised(index, { ...moment, queue: rest }, head);
}

const longestQueue = 8;
const mostIncidents = 200;

/** A run that does so much is taken for one without end. */
function isEndless({ queue, incidents }: Moment): boolean {
  return queue.length > longestQueue || incidents.length > mostIncidents;
}

/** Gives a branch for each candidate, the guards before it not holding. */
export function tryCandidates(
  index: ChartIndex,
  before: Moment,
  { cause, candidates }: { readonly cause: Cause; readonly candidates: readonly Candidate[] },
): readonly Branch[] {
  return candidates.map((candidate, position) => {
    const { guard } = candidate.transition;
    const refused = refuseAll(before, candidates.slice(0, position));
    const admitted = guard === null ? refused : askGuard(refused, guard, true);
    const moment = complete(takeTransition(index, admitted, candidate));
    return { moment, taken: { state: before.state, cause, candidate, position } };
  });
}

/** Gives the moment as a complete run leaves it: one that answers a lost connection ends the session. */
export function complete(moment: Moment): Moment {
  if (!isComplete(moment) || moment.hasEnded || !moment.isClosing) return moment;
  return moment.connection === "asked" ? { ...moment, isClosing: false } : endSession(moment, "closed");
}

function refuseAll(moment: Moment, candidates: readonly Candidate[]): Moment {
  const guards = candidates.flatMap(({ transition: { guard } }) => (guard === null ? [] : [guard]));
  return guards.reduce((asked, guard) => askGuard(asked, guard, false), moment);
}

function tryAlways(index: ChartIndex, moment: Moment): readonly Branch[] {
  const { always } = resolveAnswers(index, moment.state);
  const branches = tryCandidates(index, moment, { cause: { kind: "always", name: "" }, candidates: always });
  if (isCertain(always)) return branches;
  const settled = complete({ ...refuseAll(moment, always), stage: "settled" });
  return [{ moment: settled, taken: null }, ...branches];
}

function answerRaised(index: ChartIndex, moment: Moment, raised: Raised): readonly Branch[] {
  const { events } = resolveAnswers(index, moment.state);
  const handled = raised.outcomes.filter((outcome) => events.has(outcome));
  const taken = handled.flatMap((name) =>
    tryCandidates(index, write(moment, raised, name), {
      cause: { kind: "event", name },
      candidates: events.get(name)?.candidates ?? [],
    }),
  );
  const passedOver = raised.outcomes.filter((outcome) => !isCertain(events.get(outcome)?.candidates ?? []));
  return [
    ...(raised.mayBeNothing ? [nothing(write(moment, raised, null))] : []),
    ...taken,
    ...passedOver.map((name) =>
      nothing(passOver(index, refuseAll(write(moment, raised, name), events.get(name)?.candidates ?? []), name)),
    ),
    ...(raised.visit === moment.visit ? [nothing({ ...write(moment, raised, promised), isPending: true })] : []),
  ];
}

function nothing(moment: Moment): Branch {
  return { moment: complete(moment), taken: null };
}

/** Writes what a handler answered to where it was asked. */
function write(moment: Moment, { asked }: Raised, value: HandlerAnswer): Moment {
  const incident = asked === null ? undefined : moment.incidents[asked];
  if (asked === null || incident?.kind !== "asked") return moment;
  const answer = incident.handler.kind === "guard" ? value !== null : value;
  return { ...moment, incidents: moment.incidents.with(asked, { ...incident, answer }) };
}

/** Gives the moment after an event that nothing answered. */
export function passOver({ chart }: ChartIndex, moment: Moment, name: string): Moment {
  const told = tell(moment, { kind: "unhandled", name });
  return chart.unhandled === "terminate" ? endSession(told, "unhandled") : told;
}
