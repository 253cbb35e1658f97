import { describe } from "vitest";

import { describeWaysOut } from "./describe-ways-out.js";
import { RegistrationPeer } from "./registration-peer.js";
import { registrationWaysOut } from "./registration-ways-out.js";

describe("the registration server", () => {
  describeWaysOut({
    protocol: "registration",
    waysOut: registrationWaysOut,
    ignored: ["APP REGISTERED: JSON VALIDATION FAILED", "READY: HELLO", "READY: ASK", "READY: *"],
    prepare: () => (peer) => new RegistrationPeer(peer),
  });
});
