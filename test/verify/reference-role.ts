import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { Input } from "../support/interpreter-input.js";
import { Interpreter } from "../support/interpreter.js";
import { InterpreterChart } from "../support/interpreter-chart.js";
import type { StepRecord } from "../support/interpreter-record.js";
import { promised, type Answer, type Question } from "../support/interpreter-world.js";
import { OutOfPatience, TellingWorld } from "./reference-world.js";

/** What is done to a session: it starts, takes an input, a timer of it fires, or its connection is lost. */
export type Act =
  | { readonly kind: "start" | "lose" }
  | { readonly kind: "input"; readonly input: Input }
  | { readonly kind: "fire"; readonly timer: string };

/** Where a session of the reference interpreter can be, and how it came there. */
export interface Spot {
  /** What tells it from others, in full. */
  readonly key: string;
  /** What has become of it, where it is over. */
  readonly end: "ended" | "released" | null;
  readonly state: string;
  /** The handlers that owe an answer, or owe it to be heard that they have none, the one that has owed it longest first. */
  readonly pending: readonly string[];
  readonly isConnected: boolean;
  /** The timers that run. */
  readonly running: readonly string[];
  /** What arrived and waits. */
  readonly waiting: readonly Input[];
  readonly past: Past;
}

/** What was done to a session, and what its user's code answered. */
interface Past {
  readonly acts: readonly Act[];
  readonly answers: readonly Answer["value"][];
}

/** One way that a session may go on to its next rest. */
export interface Way {
  readonly to: Spot;
  readonly sent: readonly string[];
}

/** After so many runs a role is not tried any further. */
const mostRuns = 1000;

/** A role's chart as the reference interpreter runs it, tried in every way that its user's code may answer. */
export class ReferenceRole {
  readonly chart: Chart;
  /** Whether there were runs that were not followed to their end. */
  isCut = false;
  readonly #protocol: Protocol;
  readonly #reference: InterpreterChart;
  readonly #isDialed: boolean;
  readonly #known = new Map<string, readonly Way[]>();
  #runs = 0;

  /** `isDialed` says that a session begins without a connection. */
  constructor(protocol: Protocol, chart: Chart, { isDialed }: { readonly isDialed: boolean }) {
    this.chart = chart;
    this.#protocol = protocol;
    this.#reference = new InterpreterChart(protocol, chart);
    this.#isDialed = isDialed;
  }

  /** Gives the ways in which a session may begin. */
  listStarts(...more: readonly Act[]): readonly Way[] {
    return this.#follow({ acts: [], answers: [] }, [{ kind: "start" }, ...more]);
  }

  /** Gives the ways in which a session may take acts, one after the other. */
  list(spot: Spot, ...acts: readonly Act[]): readonly Way[] {
    const key = `${spot.key} ${JSON.stringify(acts)}`;
    const known = this.#known.get(key) ?? this.#follow(spot.past, acts);
    this.#known.set(key, known);
    return known;
  }

  /** Gives what a session may do without its peer. */
  listInitiatives({ state, running, pending: [owing] }: Spot): readonly Act[] {
    const handled = this.chart.events.filter(({ name }) => this.#names(state, name.text));
    const commands = handled.filter(({ kind }) => kind === "command");
    return [
      ...running.map((timer) => ({ kind: "fire", timer }) as const),
      ...commands.map(({ name }) => ({ kind: "input", input: { kind: "dispatch", name: name.text } }) as const),
      ...(owing === undefined ? [] : this.#listAnswers(owing)).map((name): Act => ({
        kind: "input",
        input: { kind: "settle", name },
      })),
    ];
  }

  #names(state: string, event: string): boolean {
    return this.#reference.names(this.#reference.state(state), event);
  }

  #listAnswers(handler: string): readonly string[] {
    const declared = this.chart.actions.find(({ name }) => name.text === handler);
    const outcomes = (declared?.outcomes ?? []).map(({ text }) => text);
    return declared?.mayAnswerNothing === true || outcomes.length === 0 ? [...outcomes, ""] : outcomes;
  }

  #follow(past: Past, acts: readonly Act[]): readonly Way[] {
    const ways = new Map<string, Way>();
    const left: (readonly Answer["value"][])[] = [past.answers];
    for (let told = left.pop(); told !== undefined; told = left.pop()) {
      if (this.#isOutOfRuns()) break;
      const run = new Run(this.#protocol, this.chart, { told, isDialed: this.#isDialed, reference: this.#reference });
      const way = this.#try(run, past, acts);
      left.push(...run.world.others);
      if (way !== null) ways.set(JSON.stringify([way.to.key, way.sent]), way);
    }
    return [...ways.values()];
  }

  #isOutOfRuns(): boolean {
    this.#runs += 1;
    const isOut = this.#runs > mostRuns;
    if (isOut) this.isCut = true;
    return isOut;
  }

  #try(run: Run, past: Past, acts: readonly Act[]): Way | null {
    try {
      for (const act of past.acts) run.do(act);
      const sent = acts.flatMap((act) => run.do(act));
      const spot = run.describe();
      const to = { ...spot, past: { acts: [...past.acts, ...acts], answers: [...run.world.given] } };
      return run.isHoldingCommand ? null : { to, sent };
    } catch (thrown) {
      if (!(thrown instanceof OutOfPatience)) throw thrown;
      this.isCut = true;
      return null;
    }
  }
}

interface RunOptions {
  readonly told: readonly Answer["value"][];
  readonly isDialed: boolean;
  readonly reference: InterpreterChart;
}

/** One session of the interpreter, done to again as it was done to before. */
class Run {
  readonly world: TellingWorld;
  readonly #session: Interpreter;
  readonly #reference: InterpreterChart;
  readonly #isDialed: boolean;
  #message = "";
  #isConnected: boolean;
  #end: Spot["end"] = null;
  #last: StepRecord | null = null;
  /** How many promises were kept or are late, of those that were made. */
  #settled = 0;

  constructor(protocol: Protocol, chart: Chart, { told, isDialed, reference }: RunOptions) {
    this.#reference = reference;
    this.#isDialed = isDialed;
    this.#isConnected = !isDialed;
    this.world = new TellingWorld(told, (question) => this.#listOptions(question));
    this.#session = new Interpreter(protocol, chart, this.world);
  }

  /** Tells whether a command waits that the state might take later; then the application might as well call it later. */
  get isHoldingCommand(): boolean {
    return this.#session.waiting.some(({ kind }) => kind === "dispatch");
  }

  /** Does something to the session; gives what it sends then. */
  do(act: Act): readonly string[] {
    if (this.#session.isOver) return [];
    this.world.breathe();
    switch (act.kind) {
      case "start":
        return this.#take(this.#session.start());
      case "fire":
        return this.#take(this.#session.fire(act.timer));
      case "lose":
        return this.#lose();
      case "input":
        return this.#feed(act.input);
    }
  }

  describe(): Omit<Spot, "past"> {
    const state = this.#last?.state ?? "";
    const spent = this.#session.spent;
    const handled = this.#reference
      .timers()
      .filter(({ name }) => this.#reference.names(this.#reference.state(state), name.text));
    const running = handled.map(({ name }) => name.text).filter((timer) => !spent.includes(timer));
    const pending = this.#pending();
    const waiting = [...this.#session.waiting];
    const visible = { end: this.#end, state, pending, isConnected: this.#isConnected, running, waiting };
    return { key: JSON.stringify({ ...visible, spent }), ...visible };
  }

  #pending(): readonly string[] {
    return this.world.promised.slice(this.#settled).map(({ name }) => name);
  }

  #feed(input: Input): readonly string[] {
    if (input.kind === "receive") this.#message = input.name;
    if (input.kind === "opened" && input.name !== "") this.#isConnected = true;
    if (input.kind === "settle") this.#settled += 1;
    return this.#take(this.#session.feed(input));
  }

  /** What was promised comes to nothing, so that the session hears of the loss at once. */
  #lose(): readonly string[] {
    this.#isConnected = false;
    const owed = this.#pending().length;
    let record = this.#session.feed({ kind: "closed", name: "" });
    for (let count = 0; count < owed; count += 1) record = this.#session.feed({ kind: "fail", name: "" });
    this.#settled += owed;
    return this.#take(record);
  }

  /** Promises whose state was left are settled too, so that only those count that are in time. */
  #take(record: StepRecord): readonly string[] {
    this.#last = record;
    const ended = record.did.find((line) => line.startsWith("end "));
    if (ended !== undefined) this.#end = ended === "end released" ? "released" : "ended";
    if (record.did.some((line) => line.startsWith("error "))) throw new Error(record.did.join("; "));
    const late = record.did.filter((line) => line.startsWith("abort ")).length;
    for (let count = 0; count < late && !this.#session.isOver; count += 1)
      this.#session.feed({ kind: "settle", name: "" });
    this.#settled += late;
    return record.did.filter((line) => line.startsWith("send ")).flatMap((line) => this.#readSent(line.slice(5)));
  }

  /** Before a client that dials was given its first connection, nothing that it sends arrives anywhere. */
  #readSent(sent: string): readonly string[] {
    const [message = "", connection] = sent.split(" over connection ");
    return this.#isDialed && connection === undefined ? [] : [message];
  }

  #listOptions({ kind, name }: Question): readonly Answer["value"][] {
    switch (kind) {
      case "guard":
        return [false, true];
      case "action":
        return this.#listAnswers(name);
      case "check":
        return [null, ...this.#listRejections(name)];
      case "time":
        return [Infinity];
      case "build":
      case "connect":
        return [null];
    }
  }

  #listAnswers(handler: string): readonly Answer["value"][] {
    const declared = this.#reference.chart.actions.find(({ name }) => name.text === handler);
    const outcomes = (declared?.outcomes ?? []).map(({ text }) => text);
    if (declared === undefined || outcomes.length === 0) return [null, promised];
    return [...(declared.mayAnswerNothing ? [null] : []), ...outcomes, promised];
  }

  #listRejections(state: string): readonly string[] {
    const rejections = this.#reference.rejections(this.#reference.state(state));
    const apt = rejections.filter(({ of }) => of?.some(({ text }) => text === this.#message) ?? true);
    return apt.map(({ name }) => name.text);
  }
}
