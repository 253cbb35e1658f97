import type { FilemqServerHandlers } from "../../generated/filemq/server.js";
import { report } from "../command/print.js";
import { isFriend, type Access } from "./access.js";
import type { Subscriber } from "./subscriber.js";

/** What the chart leaves to its user. */
export function createServerHandlers(access: Access): FilemqServerHandlers<Subscriber> {
  return {
    tryAnonymousAccess: ({ context: subscriber }) => {
      subscriber.reset();
      if (access.isAnonymous) return "friend";
      return access.accounts.length > 0 ? "maybe" : "foe";
    },
    listSecurityMechanisms: () => {
      // There is one, and buildOrly names it: who is let in anonymously was let in before.
    },
    buildOrly: () => ({ mechanisms: ["PLAIN"], challenge: new Uint8Array() }),
    trySecurityMechanism: (_session, yarly) => (isFriend(access, yarly) ? "friend" : "foe"),
    storeClientSubscription: ({ context: subscriber }, icanhaz) => {
      if (!subscriber.subscribe(icanhaz))
        report(`${subscriber.peer} wants ${icanhaz.path}, where nothing is published`);
    },
    storeClientCredit: ({ context: { delivery } }, { credit }) => {
      delivery.credit.grant(credit);
    },
    // The chunk is read here, where an answer may be promised. Messages of this client wait meanwhile, others do not.
    getNextPatchForClient: ({ context: { delivery, pace } }) => (pace.isFull ? "no credit" : delivery.prepare()),
    buildCheezburger: ({ context: { delivery } }) => delivery.takeMessage(),
    // Like the original, the server does not say why.
    buildSrsly: () => ({ reason: "" }),
    buildRtfm: () => ({ reason: "" }),
  };
}
