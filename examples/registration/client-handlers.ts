import type { RegistrationClientHandlers } from "../../generated/registration/client.js";
import { createClientContext, noteBye, type ClientContext } from "../command/client-hooks.js";

/** What the client keeps with its session. */
export interface RegistrationContext extends ClientContext {
  appId: string;
  privateKey: string;
}

/** Gives what is kept before KEY. */
export function createRegistrationContext(): RegistrationContext {
  return { ...createClientContext(), appId: "", privateKey: "" };
}

/** What the chart leaves to its user: to keep what the server's messages bring. */
export const clientHandlers: RegistrationClientHandlers<RegistrationContext> = {
  onKey: ({ context }, { appId, privateKey }) => {
    context.appId = appId;
    context.privateKey = privateKey;
  },
  onReadyOk: ({ context }, { token }) => {
    context.token = token;
  },
  onNop: ({ context }, { token }) => {
    context.token = token;
  },
  onBye: noteBye,
};
