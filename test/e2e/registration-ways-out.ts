import type { Message } from "./peer.js";
import { readyWaysOut } from "./ready-ways-out.js";
import type { RegistrationPeer } from "./registration-peer.js";
import { passcode } from "./started-server.js";
import { listMalformed, listSilences, listUnexpected, type WayOut } from "./way-out.js";

const badAsks: readonly (readonly [by: string, changes: Message])[] = [
  ["a wrong passcode", { passcode: "a-guess-at-the-passcode" }],
  ["a passcode that is only the beginning", { passcode: passcode.slice(0, -1) }],
  ["an empty passcode", { passcode: "" }],
  ["another app than KEY's", { appId: "another-app" }],
  ["an app id that is a path", { appId: "../outside" }],
];

/** Every way out of the registration's chart. */
export const registrationWaysOut: readonly WayOut<RegistrationPeer>[] = [
  ...listMalformed("CONNECTED"),
  ...listUnexpected("CONNECTED", ["ASK", "NOP", "BYE", "*"]),
  ...listSilences("CONNECTED", ["connection timeout"]),
  {
    state: "CONNECTED",
    event: "INVALID HEADER INFO",
    by: "a version that is not spoken",
    reason: "invalid header info",
    act: (client) => {
      client.peer.send({ ...client.sample("HELLO"), header: { protoVer: 2, seq: 1 } });
    },
  },
  ...listUnexpected("APP REGISTERED", ["HELLO", "NOP", "BYE", "*"]),
  ...badAsks.map(([by, changes]) => ({
    state: "APP REGISTERED",
    event: "INVALID PASSCODE",
    by,
    reason: "invalid passcode",
    act: (client: RegistrationPeer) => {
      client.peer.send({ ...client.sample("ASK"), ...changes });
    },
  })),
  ...readyWaysOut,
];
