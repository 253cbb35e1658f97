import { connects } from "../../generator/facts/connects.js";
import { listActions } from "../../generator/facts/state-parts.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import type { Chart, RoleName } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { ReferenceRole, type Act, type Spot, type Way } from "./reference-role.js";

/** What has become of a role without a session. */
type Standing = "none" | "closed" | "kept" | "over" | "stale";

/** A role between two of its runs, or with something of the last one still to be sent. */
interface Side {
  readonly at: Spot | Standing;
  readonly unsent: readonly string[];
  /** Whether time or the application began the last run. */
  readonly isOwn: boolean;
  /** The connection that it is still to be told of. */
  readonly opening: Act | null;
}

/** Both roles and what is on its way to each. */
interface Joint {
  readonly server: Side;
  readonly client: Side;
  readonly toServer: readonly string[];
  readonly toClient: readonly string[];
}

/** More than this is not looked at. */
const mostJoints = 3000;

/** What the reference interpreter can do as server and client at once, plain and slow, a whole run at a time. */
export class ReferencePair {
  /** Where nothing is under way, as `describeJoint` has it. */
  readonly reached = new Set<string>();
  /** Where nothing more can happen, though one of them has a session. */
  readonly dead = new Set<string>();
  /**
   * Whether it is not known if messages were on their way to a session that ended by itself: some were held up by it and
   * may have ended it, or what it sent before its end may have been answered before.
   */
  isVague = false;
  /** Whether a full channel held back what a role would send. */
  wasBlocked = false;
  readonly #protocol: Protocol;
  readonly #server: ReferenceRole;
  readonly #client: ReferenceRole;
  readonly #bound: number;
  readonly #isDialed: boolean;
  readonly #found = new Map<string, Joint>();

  constructor(protocol: Protocol, client: Chart, bound: number) {
    this.#protocol = protocol;
    this.#bound = bound;
    this.#isDialed = protocol.channel === "stream" && connects(new ChartIndex(protocol, client));
    this.#server = new ReferenceRole(protocol, protocol.server, { isDialed: false });
    this.#client = new ReferenceRole(protocol, client, { isDialed: this.#isDialed });
  }

  /** Whether there is more than was looked at. */
  get isCut(): boolean {
    return this.#found.size > mostJoints || this.#server.isCut || this.#client.isCut;
  }

  /** Looks at all that both can come to. */
  explore(): this {
    for (const joint of this.#listBeginnings()) this.#add(joint);
    for (const joint of this.#found.values()) {
      if (this.#found.size > mostJoints) break;
      const steps = [...this.#listSteps(joint)];
      for (const step of steps) if (step !== "blocked") this.#add(step);
      if (steps.includes("blocked")) this.wasBlocked = true;
      if (steps.length === 0 && (isSpot(joint.server.at) || isSpot(joint.client.at)))
        this.dead.add(this.#describe(joint));
    }
    return this;
  }

  #add(joint: Joint): void {
    const key = JSON.stringify([keyOf(joint.server), keyOf(joint.client), joint.toServer, joint.toClient]);
    if (this.#found.has(key)) return;
    this.#found.set(key, joint);
    if (isQuiet(joint.server) && isQuiet(joint.client)) this.reached.add(this.#describe(joint));
  }

  #listBeginnings(): readonly Joint[] {
    const isAlone = this.#isDialed || this.#isQueue;
    const clients = this.#client.listStarts().map((way) => begin(way, { opening: this.#isDialed ? null : opened }));
    const servers = isAlone ? [none] : this.#server.listStarts().map((way) => begin(way, { opening: opened }));
    return clients.flatMap((client) => servers.map((server) => ({ server, client, toServer: [], toClient: [] })));
  }

  /** What was held up counts as on its way still. */
  #describe({ server, client, ...joint }: Joint): string {
    const toServer = [...listHeld(server), ...joint.toServer];
    const toClient = [...listHeld(client), ...joint.toClient];
    return JSON.stringify([describeSide(this.#server, server), describeSide(this.#client, client), toServer, toClient]);
  }

  get #isQueue(): boolean {
    return this.#protocol.channel === "queue";
  }

  *#listSteps(joint: Joint): Iterable<Joint | "blocked"> {
    for (const role of ["server", "client"] as const) {
      const { at, unsent, opening } = joint[role];
      if (unsent.length > 0) yield this.#push(joint, role);
      else if (isSpot(at) && at.end !== null) yield this.#end(joint, role, at.end);
      else if (isSpot(at) && opening !== null) yield* this.#listOpenings(joint, role, { at, opening });
      else if (isSpot(at)) yield* this.#listTurns(joint, role, at);
    }
    if (!isSession(joint.server)) yield* this.#isQueue ? this.#listSessionStarts(joint) : this.#listConnections(joint);
  }

  /** Sends the first of what a role has still to send. */
  #push(joint: Joint, role: RoleName): Joint | "blocked" {
    const [message = "", ...unsent] = joint[role].unsent;
    const isHeard = isSession(joint[peerOf(role)]) || (this.#isQueue && role === "client");
    const to = role === "server" ? "toClient" : "toServer";
    if (isHeard && joint[to].length + listHeld(joint[peerOf(role)]).length >= this.#bound) return "blocked";
    const more = isHeard ? { [to]: [...joint[to], message] } : {};
    return { ...joint, [role]: { ...joint[role], unsent }, ...more };
  }

  *#listOpenings(
    joint: Joint,
    role: RoleName,
    { at, opening }: { readonly at: Spot; readonly opening: Act },
  ): Iterable<Joint> {
    const reference = role === "server" ? this.#server : this.#client;
    for (const way of reference.list(at, opening)) yield this.#go(joint, role, { way, isOwn: false });
  }

  *#listTurns(joint: Joint, role: RoleName, at: Spot): Iterable<Joint> {
    const reference = role === "server" ? this.#server : this.#client;
    for (const act of reference.listInitiatives(at)) {
      const isOwn = act.kind === "fire" || (act.kind === "input" && act.input.kind === "dispatch");
      for (const way of reference.list(at, act)) {
        if (isOwn && way.to.end !== null && (at.waiting.length > 0 || way.sent.length > 0)) this.isVague = true;
        yield this.#go(joint, role, { way, isOwn });
      }
    }
    const incoming = role === "server" ? "toServer" : "toClient";
    const [message, ...rest] = joint[incoming];
    const peer = peerOf(role);
    if (
      message === undefined &&
      joint[peer].at === "closed" &&
      joint[peer].unsent.length === 0 &&
      at.waiting.length === 0
    ) {
      const told = { ...joint, [peer]: none };
      for (const way of reference.list(at, { kind: "lose" })) yield this.#go(told, role, { way, isOwn: false });
    }
    if (message === undefined) return;
    for (const way of reference.list(at, receiveAct(message)))
      yield this.#go({ ...joint, [incoming]: rest }, role, { way, isOwn: false });
  }

  *#listSessionStarts(joint: Joint): Iterable<Joint> {
    const [message, ...toServer] = joint.toServer;
    if (message === undefined) return;
    for (const way of this.#server.listStarts(opened, receiveAct(message)))
      yield this.#go({ ...joint, toServer }, "server", { way, isOwn: false });
  }

  *#listConnections(joint: Joint): Iterable<Joint> {
    const { at, unsent } = joint.client;
    if (!isSpot(at) || at.end !== null || unsent.length > 0 || joint.server.at === "kept") return;
    if (at.isConnected || at.pending.length > 0) return;
    const client = { ...joint.client, opening: openedAnew };
    for (const way of this.#server.listStarts()) {
      const server = begin(way, { opening: opened });
      yield { server, client, toServer: [], toClient: [] };
    }
  }

  #go(joint: Joint, role: RoleName, { way, isOwn }: { readonly way: Way; readonly isOwn: boolean }): Joint {
    return { ...joint, [role]: begin(way, { isOwn }) };
  }

  /** Once a role that is over has sent everything, its session is gone. */
  #end(joint: Joint, role: RoleName, end: "ended" | "released"): Joint {
    const over = (standing: Standing): Side => ({ ...none, at: standing });
    const own = role === "server" ? "toServer" : "toClient";
    if (this.#isQueue) {
      const isStale = role === "server" && joint.server.isOwn && joint.toServer.length > 0;
      const left = role === "client" ? { toClient: [] } : {};
      return { ...joint, ...left, [role]: over(isStale ? "stale" : "over") };
    }
    const peer = peerOf(role);
    const ended = { ...joint, [own]: [], [role]: over(end === "released" ? "kept" : "closed") };
    if (end === "released" || isSession(joint[peer])) return ended;
    const other = joint[peer].at === "kept" ? joint[peer] : none;
    return { ...ended, [role]: none, [peer]: other, toServer: [], toClient: [] };
  }
}

const opened: Act = { kind: "input", input: { kind: "opened", name: "" } };
const openedAnew: Act = { kind: "input", input: { kind: "opened", name: "transport" } };
const none: Side = { at: "none", unsent: [], isOwn: false, opening: null };

function receiveAct(name: string): Act {
  return { kind: "input", input: { kind: "receive", name } };
}

function begin({ to, sent }: Way, { isOwn = false, opening = null }: Partial<Side>): Side {
  return { at: to, unsent: sent, isOwn, opening: to.end === null ? opening : null };
}

function isSpot(at: Spot | Standing): at is Spot {
  return typeof at !== "string";
}

/** A session that is over counts for as long as it has something to send. */
function isSession({ at }: Side): boolean {
  return isSpot(at);
}

function keyOf({ at, unsent, isOwn, opening }: Side): unknown {
  return [isSpot(at) ? at.key : at, unsent, isSpot(at) && at.end !== null && isOwn, opening];
}

/** The messages that have arrived, and that what was promised holds up. */
function listHeld({ at }: Side): readonly string[] {
  return isSpot(at) ? at.waiting.flatMap(({ kind, name }) => (kind === "receive" ? [name] : [])) : [];
}

function isQuiet({ at, unsent, opening }: Side): boolean {
  const isHearing = isSpot(at) && (at.end !== null || at.waiting.some(({ kind }) => kind !== "receive"));
  return unsent.length === 0 && opening === null && !isHearing;
}

function describeSide({ chart }: ReferenceRole, { at }: Side): unknown {
  return isSpot(at) ? describeSession(chart, { ...at, connection: at.isConnected ? "open" : "asked" }) : at;
}

/**
 * What is to be compared of a session: of what is promised, only answers that matter, and no more than two; of the timers,
 * none that an arrival starts, where what arrives may be held up, since `verify` does not know when it arrived.
 */
export function describeSession(
  chart: Chart,
  {
    state,
    pending,
    connection,
    running,
  }: Pick<Spot, "state" | "pending" | "running"> & { readonly connection: string },
): unknown {
  const answering = new Set(chart.actions.filter(({ outcomes }) => outcomes.length > 0).map(({ name }) => name.text));
  const owing = pending.filter((handler) => answering.has(handler)).toSorted();
  const started = chart.events.filter((event) => event.kind === "timer" && event.restart === "receive");
  const isKnown = (timer: string): boolean => !mayHoldUp(chart) || started.every(({ name }) => name.text !== timer);
  return [state, owing.slice(0, 2), connection, running.filter(isKnown)];
}

/** Tells whether a chart has handlers or checks, which may promise their answer. */
export function mayHoldUp(chart: Chart): boolean {
  const isChecking = chart.events.some(({ kind }) => kind === "rejection");
  return isChecking || chart.states.some((state) => listActions(state).some(({ kind }) => kind === "handler"));
}

function peerOf(role: RoleName): RoleName {
  return role === "server" ? "client" : "server";
}
