import type { Message } from "./peer.js";
import type { RawClient } from "./raw-client.js";
import { listMalformed, listSilences, type WayOut } from "./way-out.js";

/** A message that is not what the server asks of one in READY. */
interface BadToken {
  readonly by: string;
  make(client: RawClient): Message;
}

const badTokens: readonly BadToken[] = [
  {
    by: "a NOP with the token before the last NOP",
    make: (client) => ({ ...client.sample("NOP"), token: client.staleToken }),
  },
  { by: "a NOP with a token that never was", make: (client) => ({ ...client.sample("NOP"), token: "0".repeat(43) }) },
  { by: "a NOP with an empty token", make: (client) => ({ ...client.sample("NOP"), token: "" }) },
  { by: "a NOP without a header", make: ({ token }) => ({ type: "NOP", token }) },
  { by: "a NOP whose seq does not grow", make: (client) => repeatSeq(client, "NOP") },
  {
    by: "a BYE with the token before the last NOP",
    make: (client) => ({ ...client.sample("BYE"), token: client.staleToken }),
  },
  { by: "a BYE without a token", make: (client) => ({ type: "BYE", header: client.header() }) },
  { by: "a BYE whose seq does not grow", make: (client) => repeatSeq(client, "BYE") },
];

function repeatSeq(client: RawClient, type: string): Message {
  const last = client.seq;
  const message = client.sample(type);
  return { ...message, header: { ...client.header(), seq: last } };
}

/** The ways out of READY, which are the same in both protocols. */
export const readyWaysOut: readonly WayOut<RawClient>[] = [
  {
    state: "READY",
    event: "BYE",
    by: "a BYE in order",
    reason: "bye",
    act: (client) => {
      client.say("BYE");
    },
  },
  ...listMalformed("READY"),
  ...listSilences("READY", ["connection timeout", "session timeout"]),
  ...badTokens.map((badToken) => ({
    state: "READY",
    event: "INVALID TOKEN",
    by: badToken.by,
    reason: "invalid token",
    act: (client: RawClient) => {
      client.peer.send(badToken.make(client));
    },
  })),
];
