import StateMachine from "javascript-state-machine";
import type { ClientMessage, Icanhaz, Nom, Ohai, Yarly } from "../../generated/filemq/messages.js";
import type { Access, Conversation, DispatchCommand, OutcomeEvent } from "../subjects/subject.js";
import type { Patch, PatchEvent, Serve, Surroundings, Unexpected } from "../subjects/subject.js";
import { outcomeEvents } from "../subjects/outcome-events.js";

/** The machine's method for each event. */
const methods = {
  OHAI: "ohai",
  "HUGZ-OK": "hugzOk",
  YARLY: "yarly",
  ICANHAZ: "icanhaz",
  NOM: "nom",
  HUGZ: "hugz",
  KTHXBAI: "kthxbai",
  dispatch: "changed",
  friend: "friend",
  foe: "foe",
  maybe: "maybe",
  "send chunk": "sendChunk",
  "send delete": "sendDelete",
  "next patch": "nextPatch",
  "no credit": "noCredit",
  finished: "finished",
} as const;

/** What the library makes an instance of: the data, and a method for each transition. */
interface Machine extends Surroundings, Record<(typeof methods)[keyof typeof methods], (event: unknown) => void> {
  readonly state: string;
  outcome: Access | Patch | null;
  message: ClientMessage | null;
  unexpected(message: ClientMessage | null): void;
}

const live = ["Start", "Checking Client", "Challenging Client", "Ready", "Dispatching"];

/** A hook that runs on a transition; the library hands it its own record first. */
type Act<E> = (this: Machine, transition: unknown, event: E) => void;

const onOhai: Act<Ohai> = function (_transition, event) {
  this.outcome = this.handlers.tryAnonymousAccess(this, event);
};
const onYarly: Act<Yarly> = function (_transition, event) {
  this.outcome = this.handlers.trySecurityMechanism(this, event);
};
const onFriend: Act<unknown> = function () {
  this.transport.send({ type: "OHAI-OK" });
};
const onFoe: Act<OutcomeEvent<"foe">> = function (_transition, event) {
  this.transport.send({ type: "SRSLY", reason: this.handlers.buildSrsly(this, event).reason });
  this.transport.close("terminated");
};
const onMaybe: Act<OutcomeEvent<"maybe">> = function (_transition, event) {
  this.handlers.listSecurityMechanisms(this, event);
  const fields = this.handlers.buildOrly(this, event);
  this.transport.send({ type: "ORLY", mechanisms: fields.mechanisms, challenge: fields.challenge });
};
const onIcanhaz: Act<Icanhaz> = function (_transition, event) {
  this.handlers.storeClientSubscription(this, event);
  this.transport.send({ type: "ICANHAZ-OK" });
};
const onNom: Act<Nom> = function (_transition, event) {
  this.handlers.storeClientCredit(this, event);
  this.outcome = this.handlers.getNextPatchForClient(this, event);
};
const onHugz: Act<unknown> = function () {
  this.transport.send({ type: "HUGZ-OK" });
};
const onKthxbai: Act<unknown> = function () {
  this.transport.close("terminated");
};
const getNextPatch: Act<PatchEvent> = function (_transition, event) {
  this.outcome = this.handlers.getNextPatchForClient(this, event);
};
const sendPatch: Act<OutcomeEvent<"send chunk" | "send delete">> = function (_transition, event) {
  const fields = this.handlers.buildCheezburger(this, event);
  this.transport.send({
    type: "CHEEZBURGER",
    sequence: fields.sequence,
    operation: fields.operation,
    filename: fields.filename,
    offset: fields.offset,
    eof: fields.eof,
    headers: fields.headers,
    chunk: fields.chunk,
  });
  this.outcome = this.handlers.getNextPatchForClient(this, event);
};
const onUnexpected: Act<Unexpected> = function (_transition, event) {
  this.transport.send({ type: "RTFM", reason: this.handlers.buildRtfm(this, event).reason });
  this.transport.close("terminated");
};

const Filemq = StateMachine.factory<Machine, Surroundings>({
  init: "Start",
  transitions: [
    { name: "ohai", from: live, to: "Checking Client" },
    { name: "hugz-ok", from: live, to: "*" },
    { name: "friend", from: "Checking Client", to: "Ready" },
    { name: "foe", from: "Checking Client", to: "Ended" },
    { name: "maybe", from: "Checking Client", to: "Challenging Client" },
    { name: "yarly", from: "Challenging Client", to: "Checking Client" },
    { name: "icanhaz", from: "Ready", to: "Ready" },
    { name: "nom", from: "Ready", to: "Dispatching" },
    { name: "hugz", from: "Ready", to: "Ready" },
    { name: "kthxbai", from: "Ready", to: "Ended" },
    { name: "changed", from: "Ready", to: "Dispatching" },
    { name: "send-chunk", from: "Dispatching", to: "Dispatching" },
    { name: "send-delete", from: "Dispatching", to: "Dispatching" },
    { name: "next-patch", from: "Dispatching", to: "Dispatching" },
    { name: "no-credit", from: "Dispatching", to: "Ready" },
    { name: "finished", from: "Dispatching", to: "Ready" },
    { name: "unexpected", from: live, to: "Ended" },
  ],
  data: ({ handlers, transport }) => ({ handlers, transport, outcome: null, message: null }),
  methods: {
    onOhai,
    onYarly,
    onFriend,
    onFoe,
    onMaybe,
    onIcanhaz,
    onNom,
    onHugz,
    onKthxbai,
    onChanged: getNextPatch,
    onSendChunk: sendPatch,
    onSendDelete: sendPatch,
    onNextPatch: getNextPatch,
    onUnexpected,
    onInvalidTransition(this: Machine): void {
      if (this.state !== "Ended") this.unexpected(this.message);
    },
  },
});

/** The machine of the library, and what it lacks: the loop that takes outcomes. */
class Session implements Conversation {
  private readonly machine;

  constructor(surroundings: Surroundings) {
    this.machine = new Filemq(surroundings);
  }

  receive(message: ClientMessage): void {
    this.machine.message = message;
    this.machine[methods[message.type]](message);
    if (this.machine.outcome !== null) this.complete(this.machine.outcome);
  }

  dispatch(command: DispatchCommand): void {
    this.machine.changed(command);
    if (this.machine.outcome !== null) this.complete(this.machine.outcome);
  }

  private complete(first: Access | Patch): void {
    for (let outcome: Access | Patch | null = first; outcome !== null; outcome = this.machine.outcome) {
      this.machine.outcome = null;
      this.machine[methods[outcome]](outcomeEvents[outcome]);
    }
  }
}

/** The server on javascript-state-machine. */
export const serve: Serve = (surroundings) => () => new Session(surroundings);
