import type { RoleName } from "../../model/chart.js";
import type { JointMachine } from "../explore/joint-machine.js";
import type { PlaceMoves } from "../machine/list-all-moves.js";
import type { Move } from "../machine/move.js";
import { isSession, standing } from "../machine/standing.js";

/** What lets a step happen, and what it does, apart from what it sends and where it leads. */
interface Trigger {
  readonly when: readonly string[];
  readonly first: readonly string[];
}

/** Gives the steps of both roles as options of a Promela loop. */
export class PromelaMoves {
  readonly #joint: JointMachine;

  constructor(joint: JointMachine) {
    this.#joint = joint;
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
  listSteps(role: RoleName, { place, own, reads, losses }: PlaceMoves): readonly string[] {
    const at = `${role} == ${String(place)}`;
    const incoming = role === "server" ? "toServer" : "toClient";
    const peer = role === "server" ? "client" : "server";
    const lost: Trigger = {
      when: [at, `${peer} == CLOSED`, `empty(${incoming})`],
      first: [`${peer} = NONE`],
    };
    return [
      ...own.flatMap((move) => this.#write(role, move, { when: [at], first: [] })),
      ...reads.flatMap((moves, message) => {
        const read: Trigger = {
          when: [at, `${incoming}?[${String(message)}]`],
          first: [`${incoming}?${String(message)}`],
        };
        return moves.flatMap((move) => this.#write(role, move, read));
      }),
      ...losses.flatMap((move) => this.#write(role, move, lost)),
    ];
  }

  /** Gives the options that begin sessions of the server: by a client's connection, or by a message on a queue. */
  listStarts(client: readonly PlaceMoves[]): readonly string[] {
    const free = ["server < FIRST_SESSION", "server != KEPT"];
    if (this.#joint.channel === "queue") {
      const begun: Trigger = { when: [...free, "nempty(toServer)"], first: [] };
      return this.#joint.server.listStarts("message").flatMap((move) => this.#write("server", move, begun));
    }
    return client.flatMap(({ place, regained }) => {
      if (regained === null) return [];
      const connected: Trigger = {
        when: [...free, `client == ${String(place)}`],
        first: ["drain(toServer)", "drain(toClient)", `client = ${String(regained)}`],
      };
      return this.#joint.server
        .listStarts("open")
        .map((move) =>
          option(connected.when, [...connected.first, ...this.#send("server", move), ...this.#arrive("server", move)]),
        );
    });
  }

  #write(role: RoleName, move: Move, { when, first }: Trigger): readonly string[] {
    const done = this.#arrive(role, move);
    if (move.sends === -1) return [option(when, [...first, ...done])];
    const outgoing = role === "server" ? "toClient" : "toServer";
    const listening = this.#listening(role);
    return [
      option([...when, listening, `nfull(${outgoing})`], [...first, ...this.#send(role, move), ...done]),
      option([...when, `!(${listening})`], [...first, ...done]),
    ];
  }

  /** When what a role sends is kept for its peer; on a queue the server's next session will read it. */
  #listening(role: RoleName): string {
    if (role === "server") return "client >= FIRST_SESSION";
    return this.#joint.channel === "queue" ? "server != KEPT" : "server >= FIRST_SESSION";
  }

  #send(role: RoleName, { sends }: Move): readonly string[] {
    return sends === -1 ? [] : [`${role === "server" ? "toClient" : "toServer"}!${String(sends)}`];
  }

  #arrive(role: RoleName, move: Move): readonly string[] {
    const arrived = `${role} = ${String(move.to)}`;
    if (isSession(move.to)) return [arrived];
    return this.#joint.channel === "queue" ? endOnQueue(role, move) : endOnStream(role, move);
  }
}

function endOnQueue(role: RoleName, { to, isOwnInitiative }: Move): readonly string[] {
  const ended = `${role} = ${String(to)}`;
  if (role === "client") return [ended, "drain(toClient)"];
  if (to !== standing.over || !isOwnInitiative) return [ended];
  return [`if :: nempty(toServer) -> server = STALE :: empty(toServer) -> server = OVER fi`];
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
