import { readNumber, readText, type FlagValues } from "./parse-flags.js";

/** The flags that both servers take. */
export const serverFlags = {
  port: { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  websocket: { type: "boolean", default: false },
  apps: { type: "string" },
  ttl: { type: "string", default: "600" },
  "connection-timeout": { type: "string", default: "30" },
  trace: { type: "boolean", default: false },
} as const;

/** What both servers are told by their flags. */
export interface ServerFlags {
  readonly port: number;
  readonly host: string;
  readonly websocket: boolean;
  /** The folder of the apps' public keys. */
  readonly apps: string;
  /** How long a session lives without a NOP, in seconds. */
  readonly ttl: number;
  /** How long a peer may be silent, in seconds. */
  readonly connectionTimeout: number;
  readonly trace: boolean;
}

/** The longest time that may be set, in seconds; a timer of Node takes no more than 24 days. */
const seconds = { min: 1, max: 1_000_000 };

/** Gives the flags that both servers take. Throws a FlagFault. */
export function readServerFlags(values: FlagValues<typeof serverFlags>): ServerFlags {
  return {
    port: readNumber("--port", values.port, { min: 0, max: 65_535 }),
    host: readText("--host", values.host),
    websocket: values.websocket,
    apps: readText("--apps", values.apps),
    ttl: readNumber("--ttl", values.ttl, seconds),
    connectionTimeout: readNumber("--connection-timeout", values["connection-timeout"], seconds),
    trace: values.trace,
  };
}

/** Gives how long the timers of both charts take, in milliseconds. */
export function readDurations({ ttl, connectionTimeout }: ServerFlags) {
  return { "CONNECTION TIMEOUT": connectionTimeout * 1000, "SESSION TIMEOUT": ttl * 1000 };
}
