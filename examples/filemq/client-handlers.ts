import type { FilemqClientHandlers } from "../../generated/filemq/client.js";
import { print } from "../command/print.js";
import type { ClientContext } from "./client-context.js";
import { answerMechanisms, describeMechanisms } from "./mechanism.js";

/** What the chart leaves to its user. */
export const clientHandlers: FilemqClientHandlers<ClientContext> = {
  trySecurityMechanism: (session, { mechanisms }) => {
    const { context } = session;
    const answer = answerMechanisms(mechanisms, context.account);
    if (answer !== null) {
      context.answer = answer;
      return;
    }
    context.ending = describeMechanisms(mechanisms);
    session.terminate(); // YARLY, which the chart has next, is not sent then.
  },
  buildYarly: ({ context }) => context.answer,
  connectedToServer: ({ context }) => {
    context.outage.end();
    print("connected");
  },
  getFirstSubscription: ({ context }) => nextSubscription(context),
  getNextSubscription: ({ context }) => nextSubscription(context),
  formatIcanhazCommand: ({ context }, event) => {
    const next = event.type === "ok" ? context.waiting.shift() : { path: event.path, cache: new Map() };
    context.wanted = next ?? context.wanted;
  },
  buildIcanhaz: ({ context: { wanted, options } }) => ({ ...wanted, options }),
  processThePatch: ({ context: { arrival } }, patch) => {
    arrival.take(patch);
  },
  refillCreditAsNeeded: ({ context }, event) => {
    if (event.type === "CHEEZBURGER") context.credit.take(event.chunk.length);
    context.grant = context.credit.refill();
    return context.grant > 0n ? "send credit" : undefined;
  },
  buildNom: ({ context: { grant } }) => ({ credit: grant, sequence: 0n }),
  logAccessDenied: ({ context }, { reason }) => {
    const why = context.account === null ? "it lets nobody in without a login" : "the login or the password is wrong";
    context.ending ??= `the server refused access: ${reason || why}`;
  },
  logInvalidMessage: ({ context, state }, { reason }) => {
    const why = reason || "it may have forgotten this client, which was silent for too long";
    context.ending ??= `the server took a message for invalid in the state "${state}": ${why}`;
  },
  logProtocolError: ({ context, state }, { type }) => {
    context.ending ??= `the server sent what the state "${state}" does not expect: ${type}`;
  },
};

function nextSubscription({ waiting }: ClientContext): "ok" | "finished" {
  return waiting.length > 0 ? "ok" : "finished";
}
