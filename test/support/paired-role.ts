import type { Choice } from "../../generator/facts/session/turn.js";
import type { Chart } from "../../generator/model/chart.js";
import { EmittedCrowd } from "./emitted-crowd.js";
import type { EmittedEvent, EmittedRole, EmittedSession, EmittedTransport } from "./emitted-role.js";
import { atStart, type EndReason } from "./interpreter-record.js";
import { promised, type Answer, type Question } from "./interpreter-world.js";

/** What a role was seen to do since it was last looked at. */
export interface Deeds {
  /** What guards decided, handlers with outcomes, and those that promised nothing. */
  readonly choices: Choice[];
  /** What checks answered with, where they turned a message down. */
  readonly rejections: string[];
  readonly sent: string[];
  readonly unhandled: string[];
  /** What should not have happened. */
  readonly faults: string[];
}

/** Answers for the user of a role: what a guard, an action or a check comes to when it is asked about an event. */
export type Decide = (question: Question, event: string) => Answer["value"];

/** What a handler is asked. */
interface Asked {
  readonly question: Question;
  /** What it is asked about. */
  readonly event: string;
}

/** Something that a handler promised, and that the session may still be waiting for. */
export interface Promised extends Asked {
  readonly signal: AbortSignal;
  readonly resolve: (answer: string | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** As far as a session of emitted code shows how it counts time. */
interface Timed {
  readonly ticker?: {
    readonly ticks: Readonly<Record<string, number>>;
    isDue(from: number, ticks: number, stamp?: number): boolean;
  };
}

/** One period of a clock whose timers all take long, in milliseconds. */
const tick = 100;

/** One role of emitted code, one session at a time, each of whose timers is due when it is told so and never else. */
export class PairedRole {
  readonly chart: Chart;
  session: EmittedSession | null = null;
  decide: Decide = () => null;
  #crowd: EmittedCrowd;
  #deeds: Deeds = makeDeeds();
  #promises: Promised[] = [];
  #due: number | null = null;
  readonly #asksToConnect: () => void;

  constructor(role: EmittedRole, chart: Chart, asksToConnect: () => void) {
    this.chart = chart;
    this.#asksToConnect = asksToConnect;
    this.#crowd = new EmittedCrowd(role, { durations: nameDurations(chart) });
  }

  /** The state of the session; null where it has none. */
  get state(): string | null {
    return this.session === null || this.session.ended ? null : this.session.state;
  }

  /** What is promised and awaited, the oldest first. */
  get promises(): readonly Promised[] {
    if (this.state === null) return [];
    this.#promises = this.#promises.filter(({ signal }) => !signal.aborted);
    return [...this.#promises];
  }

  /** Starts a session, which enters its initial state. */
  open(transport: EmittedTransport): void {
    this.#promises = [];
    this.session = this.#crowd.side.open({ context: this, transport });
    this.#holdTime(this.session);
  }

  /** Lets a timer fire, if it runs. */
  fire(timer: string): void {
    this.#due = durationOf(this.chart, timer) / tick;
    this.#crowd.clock.advance(tick);
    this.#due = null;
  }

  /** Lets the application ask for something; what is refused is written down. */
  command(name: string): void {
    try {
      this.session?.dispatch({ type: name });
    } catch (error) {
      this.failed(error);
    }
  }

  /** Gives what was done since this was last asked for. */
  takeDeeds(): Deeds {
    const deeds = this.#deeds;
    this.#deeds = makeDeeds();
    return deeds;
  }

  sends(message: string): void {
    this.#deeds.sent.push(message);
  }

  answer(question: Question, session: EmittedSession, event: EmittedEvent | undefined): unknown {
    switch (question.kind) {
      case "build":
        return {};
      case "time":
        return durationOf(this.chart, question.name);
      case "connect":
        this.#asksToConnect();
        return undefined;
      case "guard":
      case "action":
      case "check":
        return this.#answer({ question, event: event?.type ?? atStart }, session) ?? undefined;
    }
  }

  failed(error: unknown): void {
    this.#deeds.faults.push(error instanceof Error ? error.message : String(error));
  }

  unhandled(event: string): void {
    this.#deeds.unhandled.push(event);
  }

  ended(reason: EndReason): void {
    if (reason === "fault" || reason === "overflow") this.#deeds.faults.push(`the session ended: ${reason}`);
  }

  #answer(asked: Asked, session: EmittedSession): unknown {
    const { question, event } = asked;
    const value = this.decide(question, event);
    const choice = describeChoice(this.chart, question, value);
    if (choice !== null) this.#deeds.choices.push(choice);
    if (value === promised) return this.#promise(asked, session.signal);
    if (question.kind === "check" && typeof value === "string") this.#deeds.rejections.push(value);
    return value;
  }

  #promise(asked: Asked, signal: AbortSignal): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const settled = (): void => {
        this.#promises = this.#promises.filter((one) => one !== promise);
      };
      const promise: Promised = {
        ...asked,
        signal,
        resolve: (answer) => {
          settled();
          if (asked.question.kind === "check" && answer !== undefined) this.#deeds.rejections.push(answer);
          resolve(answer);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      };
      this.#promises.push(promise);
    });
  }

  /** No timer is due by itself, and the one that is told to be has run for long enough if it runs at all. */
  #holdTime(session: EmittedSession): void {
    const { ticker } = session as unknown as Timed;
    if (ticker === undefined || Object.hasOwn(ticker, "isDue")) return;
    const isDue = ticker.isDue.bind(ticker);
    ticker.isDue = (from, ticks, stamp) => ticks === this.#due && isDue(from, 0, stamp);
  }
}

function makeDeeds(): Deeds {
  return { choices: [], rejections: [], sent: [], unhandled: [], faults: [] };
}

function describeChoice(chart: Chart, { kind, name }: Question, value: Answer["value"]): Choice | null {
  if (kind === "guard") return { kind: "guard", name, holds: value === true };
  if (kind === "action" && value === promised) return { kind: "promise", handler: name };
  if (kind !== "action" || !hasOutcomes(chart, name)) return null;
  return { kind: "answer", handler: name, outcome: typeof value === "string" ? value : null };
}

/** Tells whether a handler answers with outcomes. */
export function hasOutcomes({ actions }: Chart, handler: string): boolean {
  return (actions.find(({ name }) => name.text === handler)?.outcomes ?? []).length > 0;
}

/** Each timer takes longer than the one before, so that it is known by its duration, in milliseconds. */
function durationOf({ events }: Chart, timer: string): number {
  return (events.findIndex(({ name }) => name.text === timer) + 1) * 1_000_000;
}

function nameDurations(chart: Chart): Readonly<Record<string, number>> {
  const timers = chart.events.filter((event) => event.kind === "timer");
  const fixed = timers.filter(({ schedule }) => schedule.milliseconds !== "dynamic");
  return Object.fromEntries(fixed.map(({ name }) => [name.text, durationOf(chart, name.text)]));
}
