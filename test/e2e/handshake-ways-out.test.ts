import { dirname } from "node:path";

import { describe } from "vitest";

import { enrolApp } from "./app.js";
import { describeWaysOut } from "./describe-ways-out.js";
import { HandshakePeer } from "./handshake-peer.js";
import { handshakeWaysOut, knownAppIds, outsideAppId } from "./handshake-ways-out.js";

describe("the handshake server", () => {
  describeWaysOut({
    protocol: "handshake",
    waysOut: handshakeWaysOut,
    ignored: ["READY: HELLO", "READY: AUTH", "READY: *"],
    prepare: (apps) => {
      const [app, other] = [enrolApp(apps, knownAppIds[0]), enrolApp(apps, knownAppIds[1])];
      enrolApp(dirname(apps), outsideAppId);
      return (peer) => new HandshakePeer(peer, app, other);
    },
  });
});
