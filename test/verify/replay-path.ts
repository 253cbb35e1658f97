import type { Choice } from "../../generator/facts/session/turn.js";
import type { JointMachine } from "../../generator/verify/explore/joint-machine.js";
import type { EmittedPair } from "../support/emitted-pair.js";
import { promised, type Answer, type Question } from "../support/interpreter-world.js";
import { hasOutcomes, type Deeds, type PairedRole } from "../support/paired-role.js";
import { describePlace, describeSession, isAtRest, isSeen, listUnhandled } from "./observe.js";
import { endOf, type JointPath } from "./joint-path.js";
import { listRuns, type Run } from "./list-runs.js";

/** What emitted code did otherwise than a path says, a line for each; with what it did last. */
export interface Replay {
  readonly differences: readonly string[];
  readonly last: Deeds | null;
}

/** Lets emitted code do what a path says. It stops where it first does otherwise. */
export async function replayPath(pair: EmittedPair, joint: JointMachine, path: JointPath): Promise<Replay> {
  let last: Deeds | null = null;
  for (const run of listRuns(path)) {
    const script = new Script(pair[run.role], run);
    await begin(pair, run);
    last = pair[run.role].takeDeeds();
    const differences = [...script.differences, ...compareRun(pair, joint, { run, deeds: last })];
    if (differences.length > 0) return { differences: [describeRun(run), ...differences], last };
  }
  return { differences: compareChannels(pair, joint, path), last };
}

async function begin(pair: EmittedPair, { role, occasion, moves: [first] }: Run): Promise<void> {
  const about = first?.turn?.about ?? "";
  switch (occasion) {
    case "start":
      if (role === "server") pair.startServer();
      else pair.startClient();
      return;
    case "connect":
      pair.connect();
      return;
    case "read":
      pair.read(role);
      return;
    case "lose":
      await pair.lose(role);
      return;
    case "timer":
      pair[role].fire(about);
      return;
    case "command":
      pair[role].command(about);
      return;
    case "settled": {
      const kept = pair[role].promises.find(({ question: { kind, name } }) => kind === "action" && name === about);
      if (kept === undefined) throw new Error(`"${about}" has promised nothing`);
      const [choice] = first?.turn?.choices ?? [];
      await pair.settle(kept, choice?.kind === "answer" ? choice.outcome : null);
    }
  }
}

/** Answers for a role's user as the moves of a run say; beyond them so that the run comes to an end. */
class Script {
  readonly differences: string[] = [];
  readonly #role: PairedRole;
  readonly #choices: Choice[];
  readonly #rejection: string | null;

  constructor(role: PairedRole, { moves, occasion }: Run) {
    const turns = moves.flatMap(({ turn }) => turn ?? []);
    this.#role = role;
    this.#choices = turns.flatMap(({ choices }) => choices).slice(occasion === "settled" ? 1 : 0);
    this.#rejection = turns.find(({ kind }) => kind === "rejection")?.about ?? null;
    role.decide = (question) => this.#decide(question);
  }

  #decide(question: Question): Answer["value"] {
    const { kind, name } = question;
    if (kind === "check") return this.#rejection;
    if (kind === "action" && !hasOutcomes(this.#role.chart, name) && !this.#decides(name)) return null;
    const choice = this.#choices.shift();
    if (choice === undefined) return kind === "guard" ? false : promised;
    switch (choice.kind) {
      case "guard":
        this.#compare(kind === "guard" && name === choice.name, question, choice);
        return choice.holds;
      case "answer":
        this.#compare(kind === "action" && name === choice.handler, question, choice);
        return choice.outcome;
      case "promise":
        this.#compare(kind === "action" && name === choice.handler, question, choice);
        return promised;
    }
  }

  /** Tells whether it is part of the path what a handler without outcomes does: whether it promises that. */
  #decides(handler: string): boolean {
    const [next] = this.#choices;
    return next !== undefined && next.kind !== "guard" && next.handler === handler;
  }

  #compare(isSame: boolean, { kind, name }: Question, choice: Choice): void {
    if (!isSame) this.differences.push(`asked for ${kind} "${name}" instead of ${JSON.stringify(choice)}`);
  }
}

interface Done {
  readonly run: Run;
  readonly deeds: Deeds;
}

/** A run that the path does not see to its end may do more than it tells. */
function compareRun(pair: EmittedPair, joint: JointMachine, { run, deeds }: Done): readonly string[] {
  const turns = run.moves.flatMap(({ turn }) => turn ?? []);
  const isWhole = isAtRest(joint[run.role], run.place);
  const wanted = {
    choices: turns
      .flatMap(({ choices }) => choices)
      .slice(run.occasion === "settled" ? 1 : 0)
      .filter((choice) => isSeen(pair[run.role].chart, choice)),
    sent: turns.flatMap(({ sent }) => sent),
    unhandled: turns.flatMap((turn) => listUnhandled(joint[run.role].side, turn)),
    ...(isWhole ? describePlace(joint[run.role], run.place) : {}),
  };
  const cut = <T>(items: readonly T[], { length }: readonly T[]): readonly T[] =>
    isWhole ? items : items.slice(0, length);
  const found = {
    choices: cut(deeds.choices, wanted.choices),
    sent: cut(deeds.sent, wanted.sent),
    unhandled: cut(deeds.unhandled, wanted.unhandled),
    ...(isWhole ? describeSession(pair[run.role]) : {}),
  };
  const differences =
    JSON.stringify(wanted) === JSON.stringify(found)
      ? []
      : [`wanted ${JSON.stringify(wanted)}`, `found ${JSON.stringify(found)}`];
  return [...deeds.faults.filter((fault) => !isRefusal(fault, run)), ...differences];
}

/** A command that no guard lets through is refused. */
function isRefusal(fault: string, { occasion, moves: [first] }: Run): boolean {
  return occasion === "command" && first?.turn?.taken === null && fault.includes("is not allowed in the state");
}

function compareChannels(pair: EmittedPair, joint: JointMachine, path: JointPath): readonly string[] {
  const end = endOf(path);
  if (!isAtRest(joint.server, end.server) || !isAtRest(joint.client, end.client)) return [];
  const wanted = {
    server: joint.toServer.list(end.toServer).map((message) => joint.server.side.index.incoming[message]?.name.text),
    client: joint.toClient.list(end.toClient).map((message) => joint.client.side.index.incoming[message]?.name.text),
  };
  const isSame = JSON.stringify(wanted) === JSON.stringify(pair.unread);
  return isSame ? [] : [`on their way ${JSON.stringify(pair.unread)} instead of ${JSON.stringify(wanted)}`];
}

function describeRun({ role, occasion, moves }: Run): string {
  const turns = moves.flatMap(({ turn }) => (turn === null ? [] : [`${turn.kind} ${turn.about}`.trim()]));
  return `${role}, ${occasion}: ${turns.join(", ")}`;
}
