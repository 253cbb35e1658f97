import { keyOf, type Configuration } from "../../generator/facts/derive/configuration.js";
import { listBeginnings, listMoves, type Move } from "../../generator/facts/derive/server-moves.js";
import { ServerSide } from "../../generator/facts/derive/server-side.js";
import { appendMessage } from "../../generator/facts/derive/unread.js";
import { listHeritage } from "../../generator/facts/heritage.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import type { State } from "../../generator/model/state.js";

/** What went wrong, and the shortest way there, a line for each thing that a side did. */
export interface Failure {
  readonly kind: "deadlock" | "orphan" | "unspecified reception" | "rejected message";
  readonly what: string;
  readonly way: readonly string[];
}

/** Beyond this many configurations the walk stops; what it has found until then stands. */
const mostVisits = 30_000;

/** What exploring both charts together came to. */
export interface Composition {
  readonly configurations: number;
  readonly failures: readonly Failure[];
}

/** The server and the two channels, the client's state, and whether a session was made anew on a queue. */
interface Joint extends Configuration {
  readonly client: string;
  readonly restarted: boolean;
}

interface Visit {
  readonly joint: Joint;
  readonly from: Visit | null;
  readonly step: string;
}

/** Explores a server's chart together with a client's over two channels of at most `bound` messages, breadth first. */
export function compose(protocol: Protocol, client: Chart, bound: number): Composition {
  return new Walk(protocol, client, bound).follow();
}

class Walk {
  readonly #server: ServerSide;
  readonly #client: ChartIndex;
  readonly #bound: number;
  readonly #visits = new Map<string, Visit>();
  readonly #failures = new Map<string, Failure>();

  constructor(protocol: Protocol, client: Chart, bound: number) {
    this.#server = new ServerSide(protocol);
    this.#client = new ChartIndex(protocol, client);
    this.#bound = bound;
  }

  follow(): Composition {
    for (const configuration of listBeginnings(this.#server)) {
      const joint = { ...configuration, client: this.#client.chart.initial?.text ?? "", restarted: false };
      this.#visit({ joint, from: null, step: "begin" });
    }
    for (const visit of this.#visits.values()) {
      if (this.#visits.size > mostVisits) break;
      this.#advance(visit);
    }
    return { configurations: this.#visits.size, failures: [...this.#failures.values()] };
  }

  #advance(from: Visit): void {
    const { joint } = from;
    const state = this.#client.state(joint.client);
    if (state === undefined || state.kind === "final") return;
    const moves = listMoves(this.#server, joint, this.#bound);
    for (const move of moves) this.#moveServer(from, move);
    this.#offer(from, state);
    this.#receive(from, state);
    if (this.#isStuck(joint, state, moves)) this.#fail(from, joint.server.kind === "gone" ? "orphan" : "deadlock");
  }

  #moveServer(from: Visit, { kind, about, next }: Move): void {
    const { joint } = from;
    if (kind === "message" && joint.server.kind === "session") this.#judge(from, joint.server.state, about);
    const restarted = joint.restarted || kind === "restart";
    const step = `server: ${kind} ${about}`.trimEnd();
    this.#visit({ joint: { ...next, client: joint.client, restarted }, from, step });
  }

  /** On a queue, a message may start a session that knows nothing of the one it was meant for. */
  #judge(from: Visit, state: State, message: string): void {
    const places = listHeritage(this.#server.index, state);
    const isNamed = places.some(({ declaredIn }) => declaredIn.on.some(({ event }) => event.text === message));
    if (!isNamed && !from.joint.restarted) this.#fail(from, "rejected message", `${message} in ${state.name.text}`);
  }

  #offer(from: Visit, state: State): void {
    for (const { event, transitions } of state.on) {
      const sent = transitions[0]?.actions[0];
      if (this.#client.event(event.text)?.kind !== "command" || sent?.kind !== "send") continue;
      if (from.joint.toServer.length >= this.#bound) continue;
      const { kind } = from.joint.server;
      const toServer =
        kind === "closed" || kind === "kept" ? [] : appendMessage(from.joint.toServer, sent.message.text);
      this.#visit({
        joint: { ...this.#go(from.joint, state, event.text), toServer },
        from,
        step: `client: ${event.text}`,
      });
    }
  }

  #receive(from: Visit, state: State): void {
    const [message, ...toClient] = from.joint.toClient;
    const isClosed = message === undefined && from.joint.server.kind === "closed";
    const event = isClosed ? "closed" : message;
    if (event === undefined) return;
    if (!state.on.some((answer) => answer.event.text === event)) {
      this.#fail(from, "unspecified reception", `${event} in ${state.name.text}`);
      return;
    }
    this.#visit({ joint: { ...this.#go(from.joint, state, event), toClient }, from, step: `client: reads ${event}` });
  }

  #go(joint: Joint, state: State, event: string): Joint {
    const transition = state.on.find((answer) => answer.event.text === event)?.transitions[0];
    return { ...joint, client: transition?.target?.text ?? joint.client };
  }

  #isStuck({ server, toClient, toServer }: Joint, state: State, moves: readonly Move[]): boolean {
    const isQuiet = toClient.length === 0 && toServer.length === 0 && server.kind !== "closed";
    const isOffering = state.on.some(({ event }) => this.#client.event(event.text)?.kind === "command");
    return isQuiet && !isOffering && moves.every(({ kind }) => kind === "fault" || kind === "malformed");
  }

  #visit(visit: Visit): void {
    const { client, restarted } = visit.joint;
    const key = JSON.stringify([keyOf(visit.joint), client, restarted]);
    if (!this.#visits.has(key)) this.#visits.set(key, visit);
  }

  #fail(visit: Visit, kind: Failure["kind"], detail?: string): void {
    const what = detail ?? describePlaces(visit.joint);
    const key = `${kind}: ${what}`;
    if (!this.#failures.has(key)) this.#failures.set(key, { kind, what, way: listWay(visit) });
  }
}

function describePlaces({ server, client }: Joint): string {
  return `${server.kind === "session" ? server.state.name.text : server.kind} and ${client}`;
}

function listWay(visit: Visit): readonly string[] {
  return visit.from === null ? [visit.step] : [...listWay(visit.from), visit.step];
}
