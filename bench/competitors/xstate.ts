import { createActor, raise, setup, type ActorRefFrom } from "xstate";
import type { ClientMessage, Icanhaz, Nom, Ohai, Yarly } from "../../generated/filemq/messages.js";
import type { Access, Conversation, DispatchCommand, OutcomeEvent } from "../subjects/subject.js";
import type { Patch, PatchEvent, Serve, Surroundings, Unexpected } from "../subjects/subject.js";
import { outcomeEvents } from "../subjects/outcome-events.js";

type Event = ClientMessage | DispatchCommand | OutcomeEvent<Access> | OutcomeEvent<Patch>;

const machine = setup({
  types: {} as { context: Surroundings; input: Surroundings; events: Event },
  actions: {
    close: ({ context }) => {
      context.transport.close("terminated");
    },
    welcome: ({ context }) => {
      context.transport.send({ type: "OHAI-OK" });
    },
    deny: ({ context, self, event }) => {
      const fields = context.handlers.buildSrsly(self, event as OutcomeEvent<"foe">);
      context.transport.send({ type: "SRSLY", reason: fields.reason });
    },
    challenge: ({ context, self, event }) => {
      context.handlers.listSecurityMechanisms(self, event as OutcomeEvent<"maybe">);
      const fields = context.handlers.buildOrly(self, event as OutcomeEvent<"maybe">);
      context.transport.send({ type: "ORLY", mechanisms: fields.mechanisms, challenge: fields.challenge });
    },
    subscribe: ({ context, self, event }) => {
      context.handlers.storeClientSubscription(self, event as Icanhaz);
      context.transport.send({ type: "ICANHAZ-OK" });
    },
    storeClientCredit: ({ context, self, event }) => {
      context.handlers.storeClientCredit(self, event as Nom);
    },
    answerHugz: ({ context }) => {
      context.transport.send({ type: "HUGZ-OK" });
    },
    sendPatch: ({ context, self, event }) => {
      const fields = context.handlers.buildCheezburger(self, event as OutcomeEvent<"send chunk" | "send delete">);
      context.transport.send({
        type: "CHEEZBURGER",
        sequence: fields.sequence,
        operation: fields.operation,
        filename: fields.filename,
        offset: fields.offset,
        eof: fields.eof,
        headers: fields.headers,
        chunk: fields.chunk,
      });
    },
    refuse: ({ context, self, event }) => {
      const fields = context.handlers.buildRtfm(self, event as Unexpected);
      context.transport.send({ type: "RTFM", reason: fields.reason });
      context.transport.close("terminated");
    },
    tryAnonymousAccess: raise(
      ({ context, self, event }) => outcomeEvents[context.handlers.tryAnonymousAccess(self, event as Ohai)],
    ),
    trySecurityMechanism: raise(
      ({ context, self, event }) => outcomeEvents[context.handlers.trySecurityMechanism(self, event as Yarly)],
    ),
    getNextPatch: raise(
      ({ context, self, event }) => outcomeEvents[context.handlers.getNextPatchForClient(self, event as PatchEvent)],
    ),
  },
}).createMachine({
  context: ({ input }) => input,
  initial: "Start",
  on: {
    OHAI: { target: ".Checking Client", actions: "tryAnonymousAccess" },
    "HUGZ-OK": {},
    dispatch: {},
    "*": { target: ".Ended", actions: "refuse" },
  },
  states: {
    Start: {},
    "Checking Client": {
      on: {
        friend: { target: "Ready", actions: "welcome" },
        foe: { target: "Ended", actions: ["deny", "close"] },
        maybe: { target: "Challenging Client", actions: "challenge" },
      },
    },
    "Challenging Client": {
      on: { YARLY: { target: "Checking Client", actions: "trySecurityMechanism" } },
    },
    Ready: {
      on: {
        ICANHAZ: { actions: "subscribe" },
        NOM: { target: "Dispatching", actions: ["storeClientCredit", "getNextPatch"] },
        HUGZ: { actions: "answerHugz" },
        KTHXBAI: { target: "Ended", actions: "close" },
        dispatch: { target: "Dispatching", actions: "getNextPatch" },
      },
    },
    Dispatching: {
      on: {
        "send chunk": { target: "Dispatching", actions: ["sendPatch", "getNextPatch"] },
        "send delete": { target: "Dispatching", actions: ["sendPatch", "getNextPatch"] },
        "next patch": { target: "Dispatching", actions: "getNextPatch" },
        "no credit": "Ready",
        finished: "Ready",
      },
    },
    Ended: { type: "final" },
  },
});

/** An actor of the library; it queues outcomes itself. */
class Session implements Conversation {
  private readonly actor: ActorRefFrom<typeof machine>;

  constructor(surroundings: Surroundings) {
    this.actor = createActor(machine, { input: surroundings }).start();
  }

  receive(message: ClientMessage): void {
    this.actor.send(message);
  }

  dispatch(command: DispatchCommand): void {
    this.actor.send(command);
  }
}

/** The server on XState 5. */
export const serve: Serve = (surroundings) => () => new Session(surroundings);
