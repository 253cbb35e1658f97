import { action, createMachine, interpret, state, transition, type Service } from "robot3";
import type { ClientMessage, Icanhaz, Nom, Ohai, Yarly } from "../../generated/filemq/messages.js";
import type { Access, Conversation, DispatchCommand, OutcomeEvent } from "../subjects/subject.js";
import type { Patch, PatchEvent, Serve, Surroundings, Unexpected } from "../subjects/subject.js";
import { outcomeEvents } from "../subjects/outcome-events.js";

interface Context extends Surroundings {
  outcome: Access | Patch | null;
}

type Act<E> = (context: Context, event: E) => void;

const close: Act<unknown> = (context) => {
  context.transport.close("terminated");
};
const tryAnonymousAccess: Act<Ohai> = (context, event) => {
  context.outcome = context.handlers.tryAnonymousAccess(context, event);
};
const trySecurityMechanism: Act<Yarly> = (context, event) => {
  context.outcome = context.handlers.trySecurityMechanism(context, event);
};
const welcome: Act<unknown> = (context) => {
  context.transport.send({ type: "OHAI-OK" });
};
const deny: Act<OutcomeEvent<"foe">> = (context, event) => {
  context.transport.send({ type: "SRSLY", reason: context.handlers.buildSrsly(context, event).reason });
  context.transport.close("terminated");
};
const challenge: Act<OutcomeEvent<"maybe">> = (context, event) => {
  context.handlers.listSecurityMechanisms(context, event);
  const fields = context.handlers.buildOrly(context, event);
  context.transport.send({ type: "ORLY", mechanisms: fields.mechanisms, challenge: fields.challenge });
};
const subscribe: Act<Icanhaz> = (context, event) => {
  context.handlers.storeClientSubscription(context, event);
  context.transport.send({ type: "ICANHAZ-OK" });
};
const takeCredit: Act<Nom> = (context, event) => {
  context.handlers.storeClientCredit(context, event);
  context.outcome = context.handlers.getNextPatchForClient(context, event);
};
const answerHugz: Act<unknown> = (context) => {
  context.transport.send({ type: "HUGZ-OK" });
};
const getNextPatch: Act<PatchEvent> = (context, event) => {
  context.outcome = context.handlers.getNextPatchForClient(context, event);
};
const sendPatch: Act<OutcomeEvent<"send chunk" | "send delete">> = (context, event) => {
  const fields = context.handlers.buildCheezburger(context, event);
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
  context.outcome = context.handlers.getNextPatchForClient(context, event);
};
const refuse: Act<Unexpected> = (context, event) => {
  context.transport.send({ type: "RTFM", reason: context.handlers.buildRtfm(context, event).reason });
  context.transport.close("terminated");
};

/** The library has no transition for any other event, so that each is named. */
const ohai = transition("OHAI", "Checking Client", action(tryAnonymousAccess));
const refuseYarly = transition("YARLY", "Ended", action(refuse));
const refuseIcanhaz = transition("ICANHAZ", "Ended", action(refuse));
const refuseNom = transition("NOM", "Ended", action(refuse));
const refuseHugz = transition("HUGZ", "Ended", action(refuse));
const refuseKthxbai = transition("KTHXBAI", "Ended", action(refuse));
const refuseAllButYarly = [refuseIcanhaz, refuseNom, refuseHugz, refuseKthxbai];

const machine = createMachine(
  "Start",
  {
    Start: state(ohai, refuseYarly, ...refuseAllButYarly),
    "Checking Client": state(
      transition("friend", "Ready", action(welcome)),
      transition("foe", "Ended", action(deny)),
      transition("maybe", "Challenging Client", action(challenge)),
      ohai,
      refuseYarly,
      ...refuseAllButYarly,
    ),
    "Challenging Client": state(
      transition("YARLY", "Checking Client", action(trySecurityMechanism)),
      ohai,
      ...refuseAllButYarly,
    ),
    Ready: state(
      transition("ICANHAZ", "Ready", action(subscribe)),
      transition("NOM", "Dispatching", action(takeCredit)),
      transition("HUGZ", "Ready", action(answerHugz)),
      transition("KTHXBAI", "Ended", action(close)),
      transition("dispatch", "Dispatching", action(getNextPatch)),
      ohai,
      refuseYarly,
    ),
    Dispatching: state(
      transition("send chunk", "Dispatching", action(sendPatch)),
      transition("send delete", "Dispatching", action(sendPatch)),
      transition("next patch", "Dispatching", action(getNextPatch)),
      transition("no credit", "Ready"),
      transition("finished", "Ready"),
      ohai,
      refuseYarly,
      ...refuseAllButYarly,
    ),
    Ended: state(),
  },
  (context: Context) => context,
);

function ignoreChange(): void {
  // Nobody looks on.
}

/** The machine of the library, and what it lacks: the loop that takes outcomes. */
class Session implements Conversation {
  private readonly service: Service<typeof machine>;
  private readonly context: Context;

  constructor({ handlers, transport }: Surroundings) {
    this.context = { handlers, transport, outcome: null };
    this.service = interpret(machine, ignoreChange, this.context);
  }

  receive(message: ClientMessage): void {
    this.service.send(message as { type: never });
    if (this.context.outcome !== null) this.complete(this.context.outcome);
  }

  dispatch(command: DispatchCommand): void {
    this.service.send(command);
    if (this.context.outcome !== null) this.complete(this.context.outcome);
  }

  private complete(first: Access | Patch): void {
    for (let outcome: Access | Patch | null = first; outcome !== null; outcome = this.context.outcome) {
      this.context.outcome = null;
      this.service.send(outcomeEvents[outcome]);
    }
  }
}

/** The server on robot3. */
export const serve: Serve = (surroundings) => () => new Session(surroundings);
