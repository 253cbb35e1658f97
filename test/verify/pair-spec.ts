import { smallestChart, writeSpec } from "../support/specs.js";

/** The parts of a spec of two roles, as YAML blocks without indentation of their own. */
export interface PairParts {
  readonly channel?: "stream" | "queue";
  /** By sender, the names of the messages. */
  readonly client?: readonly string[];
  readonly server?: readonly string[];
  readonly serverChart?: string;
  readonly clientChart?: string;
}

/** Gives the text of a spec with two charts. */
export function pairSpec({
  channel = "stream",
  client = [],
  server = [],
  serverChart,
  clientChart,
}: PairParts): string {
  const messages = [
    ...client.map((name) => `${name}: { from: client }`),
    ...server.map((name) => `${name}: { from: server }`),
  ];
  return writeSpec({
    head: `protocol: pair\ncodec: none\nchannel: ${channel}`,
    ...(messages.length === 0 ? {} : { messages: messages.join("\n") }),
    server: (serverChart ?? smallestChart).trim(),
    client: (clientChart ?? smallestChart).trim(),
  });
}
