import type { Protocol } from "../../model/protocol.js";
import type { Arrival } from "../machine/arrival.js";
import { standing } from "../machine/standing.js";
import type { Configuration } from "./configuration-table.js";

/** A client that speaks another version of the protocol, and what the messages of each are to the other, by number. */
export interface ForeignClient {
  readonly protocol: Protocol;
  readonly toServer: readonly Arrival[];
  readonly toClient: readonly Arrival[];
}

/** Where nothing is left to look at: what follows from a message that is not understood is not worth telling. */
export const nowhere: Configuration = { server: standing.none, client: standing.none, toServer: 0, toClient: 0 };
