import type { RoleName } from "../../model/chart.js";
import type { JointMachine } from "../explore/joint-machine.js";
import type { PlaceMoves } from "../machine/list-all-moves.js";
import type { Move } from "../machine/move.js";
import { isSession, standing } from "../machine/standing.js";

/** What lets a step happen, and what it does, apart from what it sends and where it leads. */
interface Trigger {
  readonly when: readonly string[];
  readonly first: readonly string[];
  /** How many messages it takes. */
  readonly takes?: number;
}

/** One way in which a move may end, and when it is possible. */
interface Arrival {
  readonly when: readonly string[];
  readonly does: readonly string[];
}

/** Gives the steps of both roles as options of a Promela loop. */
export class PromelaMoves {
  readonly #joint: JointMachine;
  readonly #bound: number;

  constructor(joint: JointMachine, bound: number) {
    this.#joint = joint;
    this.#bound = bound;
  }

  /** Gives an option for each way in which both may begin. */
  listBeginnings(): readonly string[] {
    return this.#joint.listBeginnings().map(({ at }) => {
      const sent = [
        ...this.#joint.toServer.list(at.toServer).map((message) => `toServer!${String(message)}`),
        ...this.#joint.toClient.list(at.toClient).map((message) => `toClient!${String(message)}`),
      ];
      return option(["true"], [`server = ${String(at.server)}`, `client = ${String(at.client)}`, ...sent]);
    });
  }

  /** Gives the options for all that a role may do in a place. */
  listSteps(role: RoleName, { place, own, restarted, reads, losses }: PlaceMoves): readonly string[] {
    const at = `${role} == ${String(place)}`;
    const incoming = role === "server" ? "toServer" : "toClient";
    const peer = role === "server" ? "client" : "server";
    const lost: Trigger = {
      when: [at, `${peer} == CLOSED`, `empty(${incoming})`],
      first: [`${peer} = NONE`],
    };
    return [
      ...own.flatMap((move) => this.#write(role, move, { when: [at], first: [] })),
      ...restarted.flatMap((move) => this.#write(role, move, { when: [at, `nempty(${incoming})`], first: [] })),
      ...reads.flatMap((moves, message) => {
        const read: Trigger = {
          when: [at, `${incoming}?[${String(message)}]`],
          first: [`${incoming}?${String(message)}`],
          takes: 1,
        };
        return moves.flatMap((move) => this.#write(role, move, read));
      }),
      ...losses.flatMap((move) => this.#write(role, move, lost)),
    ];
  }

  /** Gives the options that begin sessions of the server: by a client's connection, or by a message on a queue. */
  listStarts(client: readonly PlaceMoves[]): readonly string[] {
    if (this.#joint.channel === "queue") {
      const begun: Trigger = { when: ["server < FIRST_SESSION", "nempty(toServer)"], first: [] };
      return this.#joint.server.listStarts("message").flatMap((move) => this.#write("server", move, begun));
    }
    return client.flatMap(({ place, regained }) => {
      if (regained === null) return [];
      const connected: Trigger = {
        when: ["server < FIRST_SESSION", "server != KEPT", `client == ${String(place)}`],
        first: ["drain(toServer)", "drain(toClient)", `client = ${String(regained)}`],
      };
      return this.#joint.server
        .listStarts("open")
        .map((move) =>
          option(connected.when, [
            ...connected.first,
            ...this.#send("server", move),
            ...arriveOnStream("server", move),
          ]),
        );
    });
  }

  #write(role: RoleName, move: Move, trigger: Trigger): readonly string[] {
    return this.#listArrivals(role, move, trigger.takes ?? 0).flatMap(({ when: also, does: done }) => {
      const when = [...trigger.when, ...also];
      if (move.sends === -1) return [option(when, [...trigger.first, ...done])];
      const outgoing = role === "server" ? "toClient" : "toServer";
      const listening = this.#listening(role);
      return [
        option([...when, listening, `nfull(${outgoing})`], [...trigger.first, ...this.#send(role, move), ...done]),
        option([...when, `!(${listening})`], [...trigger.first, ...done]),
      ];
    });
  }

  /** When what a role sends is kept for its peer; on a queue the server's next session will read it. */
  #listening(role: RoleName): string {
    if (role === "server") return "client >= FIRST_SESSION";
    return this.#joint.channel === "queue" ? "true" : "server >= FIRST_SESSION";
  }

  #send(role: RoleName, { sends }: Move): readonly string[] {
    return sends === -1 ? [] : [`${role === "server" ? "toClient" : "toServer"}!${String(sends)}`];
  }

  #listArrivals(role: RoleName, move: Move, takes: number): readonly Arrival[] {
    if (this.#joint.channel === "stream" || isSession(move.to)) return [{ when: [], does: arriveOnStream(role, move) }];
    if (role === "client") return [{ when: [], does: [`client = ${String(move.to)}`, "drain(toClient)"] }];
    const started = move.isStarting ? 1 : 0;
    const mostLost = this.#joint.server.mayHoldUp ? this.#bound - takes - started : 0;
    return Array.from({ length: mostLost + 1 }, (_, lost) => ({
      when: lost === 0 ? [] : [`len(toServer) >= ${String(takes + started + lost)}`],
      does: [...Array.from({ length: started + lost }, () => "toServer?_"), endOnQueue(move)],
    }));
  }
}

function endOnQueue({ isOwnInitiative }: Move): string {
  if (!isOwnInitiative) return "server = OVER";
  return "if :: nempty(toServer) -> server = STALE :: empty(toServer) -> server = OVER fi";
}

function arriveOnStream(role: RoleName, move: Move): readonly string[] {
  return isSession(move.to) ? [`${role} = ${String(move.to)}`] : endOnStream(role, move);
}

function endOnStream(role: RoleName, { to }: Move): readonly string[] {
  const own = role === "server" ? "toServer" : "toClient";
  const peer = role === "server" ? "client" : "server";
  if (to === standing.kept) return [`${role} = KEPT`, `drain(${own})`];
  const alone = `${peer} < FIRST_SESSION -> ${role} = NONE; drain(toServer); drain(toClient); if :: ${peer} != KEPT -> ${peer} = NONE :: else fi`;
  return [`if :: ${alone} :: else -> ${role} = ${String(to)}; drain(${own}) fi`];
}

/** `skip` at the end, since a loop cannot be the last thing in a `d_step`. */
function option(when: readonly string[], does: readonly string[]): string {
  return `  :: d_step { ${when.join(" && ")} -> ${does.join("; ")}; skip }`;
}
