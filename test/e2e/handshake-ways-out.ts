import { makeApp } from "./app.js";
import type { HandshakePeer } from "./handshake-peer.js";
import type { Message } from "./peer.js";
import { readyWaysOut } from "./ready-ways-out.js";
import { listMalformed, listSilences, listUnexpected, type WayOut } from "./way-out.js";

/** The ids of two apps that are known. */
export const knownAppIds = ["an-app", "another-app"] as const;

/** The name of a key that lies outside the folder of the apps, beside it. */
export const outsideAppId = "outside";

const badHeaders: readonly (readonly [by: string, changes: Message])[] = [
  ["an app that is not known", { appId: "nobody" }],
  ["a version that is not spoken", { protoVer: 2 }],
  ["an app id that leads out of the folder to a key", { appId: `../${outsideAppId}` }],
  ["an app id that leads into the folder by a way around", { appId: `../apps/${knownAppIds[0]}` }],
  ["an app id that is a path from the root", { appId: "/etc/hostname" }],
  ["an app id with a byte that no file's name has", { appId: `${knownAppIds[0]}\0` }],
  ["an empty app id", { appId: "" }],
];

const badAuths: readonly (readonly [by: string, change: (peer: HandshakePeer) => Message])[] = [
  ["a signature of another key", (peer) => ({ signature: peer.sign(makeApp(peer.app.id)) })],
  ["a signature that is none", () => ({ signature: Buffer.alloc(64).toString("base64") })],
  ["an empty signature", () => ({ signature: "" })],
  ["another app than HELLO's", ({ seq, other }) => ({ header: { protoVer: 1, seq, appId: other.id } })],
  [
    "another app than HELLO's, with its signature",
    (peer) => ({ header: { protoVer: 1, seq: peer.seq, appId: peer.other.id }, signature: peer.sign(peer.other) }),
  ],
  ["a signature of another app that is known", (peer) => ({ signature: peer.sign(peer.other) })],
  ["a seq that does not grow", ({ seq, app }) => ({ header: { protoVer: 1, seq: seq - 1, appId: app.id } })],
];

/** Every way out of the handshake's chart. */
export const handshakeWaysOut: readonly WayOut<HandshakePeer>[] = [
  ...listMalformed("CONNECTED"),
  ...listUnexpected("CONNECTED", ["AUTH", "NOP", "BYE", "*"]),
  ...listSilences("CONNECTED", ["connection timeout"]),
  ...badHeaders.map(([by, changes]) => ({
    state: "CONNECTED",
    event: "INVALID HEADER",
    by,
    reason: "invalid header",
    act: (client: HandshakePeer) => {
      client.peer.send({ type: "HELLO", header: { ...client.header(), ...changes } });
    },
  })),
  ...listMalformed("HANDSHAKE"),
  ...listUnexpected("HANDSHAKE", ["HELLO", "NOP", "BYE", "*"]),
  {
    state: "HANDSHAKE",
    event: "INVALID SESSION ID",
    by: "a session that never was",
    reason: "invalid session id",
    act: (client) => {
      client.peer.send({ ...client.sample("AUTH"), sessionId: "none" });
    },
  },
  ...badAuths.map(([by, change]) => ({
    state: "HANDSHAKE",
    event: "INVALID AUTH FIELD",
    by,
    reason: "invalid auth field",
    act: (client: HandshakePeer) => {
      const inOrder = client.sample("AUTH");
      client.peer.send({ ...inOrder, ...change(client) });
    },
  })),
  ...readyWaysOut,
];
