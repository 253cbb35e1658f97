import type { YarlyFields } from "../../generated/filemq/messages.js";
import type { Arrival } from "./inbox/arrival.js";
import { CreditWindow } from "./inbox/credit-window.js";
import type { Account } from "./access.js";
import type { Outage } from "./outage.js";

/** A subscription that the client is to make. */
export interface WantedPath {
  readonly path: string;
  /** The SHA-1 of what the inbox already has of it, by relative paths. */
  readonly cache: ReadonlyMap<string, string>;
}

/** What the client keeps with a session. */
export interface ClientContext {
  readonly account: Account | null;
  readonly options: ReadonlyMap<string, string>;
  /** The subscriptions that are still to be made. */
  readonly waiting: WantedPath[];
  readonly arrival: Arrival;
  readonly credit: CreditWindow;
  readonly outage: Outage;
  /** How ORLY is answered. */
  answer: YarlyFields;
  /** The subscription that ICANHAZ is for. */
  wanted: WantedPath;
  /** What NOM grants, in bytes. */
  grant: bigint;
  /** Why the session ended for good; null where another may follow. */
  ending: string | null;
}

/** What a session of the client is made for. */
export interface ClientPlan {
  readonly account: Account | null;
  readonly resync: boolean;
  readonly wanted: readonly WantedPath[];
  readonly arrival: Arrival;
  readonly outage: Outage;
}

/** Gives what is kept before anything was said. */
export function createClientContext({ account, resync, wanted, arrival, outage }: ClientPlan): ClientContext {
  return {
    account,
    arrival,
    outage,
    options: new Map(resync ? [["RESYNC", "1"]] : []),
    waiting: [...wanted],
    credit: new CreditWindow(),
    answer: { mechanism: "", response: new Uint8Array() },
    wanted: { path: "/", cache: new Map() },
    grant: 0n,
    ending: null,
  };
}
