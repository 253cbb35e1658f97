import type { Protocol } from "../../model/protocol.js";
import { RoleSide } from "../session/role-side.js";
import type { Memory } from "./unread.js";

/** Whether a client that goes on without an answer remembers what it has said, or hardly more than that it spoke. */
export type ClientMemory = "exact" | "vague";

/** A server as its client has to reckon with it: anything may happen to it. */
export class ServerSide extends RoleSide {
  /** What its client keeps in mind of what the server may not have read. */
  readonly memory: Memory;

  constructor(protocol: Protocol, memory: ClientMemory = "exact") {
    super(protocol, protocol.server, "anything");
    const others = this.index.incoming.map(({ name }) => name.text);
    this.memory = memory === "exact" ? { known: 2, others: [] } : { known: 1, others };
  }
}
