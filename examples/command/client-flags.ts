import { readNumber, readText, type FlagValues } from "./parse-flags.js";

/** The flags that both clients take. */
export const clientFlags = {
  port: { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  websocket: { type: "boolean", default: false },
  key: { type: "string" },
  trace: { type: "boolean", default: false },
} as const;

/** What both clients are told by their flags. */
export interface ClientFlags {
  readonly port: number;
  readonly host: string;
  readonly websocket: boolean;
  /** The file of the app's private key. */
  readonly key: string;
  readonly trace: boolean;
}

/** Gives the flags that both clients take. Throws a FlagFault. */
export function readClientFlags(values: FlagValues<typeof clientFlags>): ClientFlags {
  return {
    port: readNumber("--port", values.port, { min: 1, max: 65_535 }),
    host: readText("--host", values.host),
    websocket: values.websocket,
    key: readText("--key", values.key),
    trace: values.trace,
  };
}
