import type { Chart } from "../../generator/model/chart.js";
import type { Message } from "../../generator/model/message.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { chooseInput, type Messages } from "../support/arbitrary-inputs.js";
import { ArbitraryWorld } from "../support/arbitrary-world.js";
import { EmittedCrowd } from "../support/emitted-crowd.js";
import { untilHeard } from "../support/emitted-debts.js";
import type { EmittedRole } from "../support/emitted-role.js";
import { EmittedRun } from "../support/emitted.js";
import type { Input } from "../support/interpreter-input.js";
import { InterpreterChart } from "../support/interpreter-chart.js";
import { Interpreter } from "../support/interpreter.js";
import type { StepRecord } from "../support/interpreter-record.js";

/** A role of a protocol. */
export interface Part {
  readonly protocol: Protocol;
  readonly chart: Chart;
}

/** How much may wait in each session: little, so that some of it overflows. */
const mailbox = 3;

/** How long each round takes, in whole ticks of the charts at hand, so that every session begins with a tick. */
const rounds: readonly number[] = [
  100, 900, 2_000, 0, 1_100, 29_000, 400, 3_300, 0, 600_000, 200, 1_000, 30_200, 2_500,
];

/** What a session goes through in one round, before its time has gone by. */
type Round = readonly Input[];

/** The life of a session as the reference interpreter has it: when it begins, what happens to it, and what comes of it. */
export interface Life {
  readonly seed: number;
  readonly birth: number;
  readonly rounds: readonly Round[];
  readonly history: readonly StepRecord[];
}

/** Gives the life of the session of a number. */
export function imagineLife(part: Part, number: number): Life {
  const messages = listMessages(part);
  const world = makeWorld(part, number, messages);
  const session = new Interpreter(part.protocol, part.chart, world);
  const choose = makeChoices(number);
  const birth = number % 5;
  const history = [session.start()];
  const lived = rounds.slice(birth).map((wait) => {
    const inputs: Input[] = [];
    for (let left = choose() % 3; left >= 0; left -= 1) {
      const draw = (): Input => chooseInput(part.chart, { owed: session.owed, choice: choose() % 10_000, messages });
      const input = preferNamed(part, { draw, state: history.at(-1)?.state ?? "" });
      if (input.kind === "wait") continue;
      inputs.push(input);
      world.refill();
      history.push(session.feed(input));
    }
    world.refill();
    history.push(session.feed({ kind: "wait", name: String(wait) }));
    return inputs;
  });
  return { seed: number, birth, rounds: lived, history };
}

/** Draws an input, mostly one that the state names: a session that hears nothing else is soon over. */
function preferNamed(
  { protocol, chart }: Part,
  { draw, state }: { readonly draw: () => Input; readonly state: string },
): Input {
  const view = new InterpreterChart(protocol, chart);
  let input = draw();
  for (let tries = 0; tries < 4 && input.kind !== "settle"; tries += 1) {
    if (view.names(view.state(state), input.name)) break;
    input = draw();
  }
  return input;
}

/** Lets a server of emitted code live through many lives side by side; gives the history of each. */
export async function live(
  part: Part,
  role: EmittedRole,
  lives: readonly Life[],
): Promise<readonly (readonly StepRecord[])[]> {
  const crowd = new EmittedCrowd(role, { mailbox });
  const members = lives.map((life) => new Member(part, role, { crowd, life }));
  for (const [round, wait] of rounds.entries()) {
    for (const member of members) member.begin(round);
    for (let turn = 0; turn < 3; turn += 1) {
      const fed = members.filter((member) => member.put(round, turn));
      await untilHeard();
      for (const member of fed) member.note();
    }
    for (const member of members) member.refill();
    crowd.clock.advance(wait);
    for (const member of members) member.noteRound(round);
  }
  return members.map(({ history }) => history);
}

/** One session among many. */
class Member {
  readonly history: StepRecord[] = [];
  readonly #world: ArbitraryWorld;
  readonly #run: EmittedRun;
  readonly #life: Life;

  constructor(part: Part, role: EmittedRole, { crowd, life }: { readonly crowd: EmittedCrowd; readonly life: Life }) {
    this.#world = makeWorld(part, life.seed, listMessages(part));
    this.#run = new EmittedRun(role, this.#world, crowd);
    this.#life = life;
  }

  begin(round: number): void {
    if (round === this.#life.birth) this.history.push(this.#run.start());
  }

  /** Feeds the input of a turn; tells whether there is one. */
  put(round: number, turn: number): boolean {
    const input = this.#life.rounds[round - this.#life.birth]?.[turn];
    if (input === undefined) return false;
    this.#world.refill();
    this.#run.put(input);
    return true;
  }

  refill(): void {
    this.#world.refill();
  }

  note(): void {
    this.history.push(this.#run.takeStep());
  }

  noteRound(round: number): void {
    if (round >= this.#life.birth) this.note();
  }
}

function listMessages({ protocol, chart }: Part): Messages {
  const { incoming, outgoing } = new ChartIndex(protocol, chart);
  const listTexts = (messages: readonly Message[]): readonly string[] => messages.map(({ name }) => name.text);
  return { incoming: listTexts(incoming), outgoing: listTexts(outgoing), isAlone: false };
}

function makeWorld({ chart }: Part, seed: number, messages: Messages): ArbitraryWorld {
  return new ArbitraryWorld(chart, { seed, inputs: [], mailbox, durations: [] }, messages);
}

/** Gives numbers from a seed: the linear congruential generator of Numerical Recipes, whose low bits are dropped. */
function makeChoices(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
