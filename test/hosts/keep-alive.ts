import { existsSync, readFileSync } from "node:fs";

const table = "/proc/net/tcp";

/** Whether the system tells when it will ask a connection's peer whether it is there; Linux does. */
export const isKeepAliveTold: boolean = existsSync(table);

/** Gives in how many seconds it will ask the peer of the connection whose own port is this; null where there is none. */
export function readKeepAlive(port: number): number | null {
  const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const established = "01";
  for (const line of readFileSync(table, "utf8").split("\n")) {
    const [, from, , state, , timer = ""] = line.trim().split(/\s+/u);
    if (from === local && state === established) return Math.ceil(parseInt(timer.slice(3), 16) / 100);
  }
  return null;
}
