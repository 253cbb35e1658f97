import assert from "node:assert/strict";
import type { ClientMessage } from "../../generated/filemq/messages.js";
import { CountingApplication } from "./application.js";
import type { Access, Conversation, Handlers, Serve, Surroundings } from "./subject.js";
import { hugz, nom, ohai } from "./work.js";

const yarly: ClientMessage = { type: "YARLY", mechanism: "PLAIN", response: new Uint8Array(1) };
const icanhaz: ClientMessage = { type: "ICANHAZ", path: "/", options: new Map(), cache: new Map() };
const ignored: ClientMessage = { type: "HUGZ-OK" };
const kthxbai: ClientMessage = { type: "KTHXBAI" };

/** A conversation: what the login comes to, time after time, and what arrives. */
interface Scenario {
  readonly access: readonly Access[];
  readonly arrives: readonly (ClientMessage | { readonly type: "dispatch" })[];
}

/** Every transition of the chart that no timer brings about. */
const scenarios: readonly Scenario[] = [
  { access: ["friend"], arrives: [ignored, ohai, hugz, icanhaz, ignored, nom, hugz, nom, kthxbai, hugz, nom] },
  { access: ["friend"], arrives: [ohai, { type: "dispatch" }, hugz, { type: "dispatch" }, yarly, nom] },
  { access: ["friend", "friend"], arrives: [ohai, ohai, nom, kthxbai] },
  { access: ["foe"], arrives: [ohai, ohai] },
  { access: ["maybe", "friend"], arrives: [ohai, ignored, yarly, nom, kthxbai] },
  { access: ["maybe", "maybe", "foe"], arrives: [ohai, yarly, ohai, hugz] },
  { access: ["maybe"], arrives: [ohai, hugz, ohai] },
  { access: [], arrives: [nom, ohai] },
];

/** Throws unless a subject calls and sends, in every scenario, just what the other one does. */
export function assertEqualWork(subject: Serve, reference: Serve): void {
  for (const scenario of scenarios) assert.deepEqual(play(subject, scenario), play(reference, scenario));
}

/** Gives all calls and sends of a conversation, in their order. */
function play(serve: Serve, { access, arrives }: Scenario): readonly unknown[] {
  const log: unknown[] = [];
  const session = serve(makeRecorder(log, access))();
  for (const event of arrives) take(session, event);
  return log;
}

function take(session: Conversation, event: Scenario["arrives"][number]): void {
  if (event.type === "dispatch") session.dispatch(event);
  else session.receive(event);
}

/** Surroundings that write down what they are asked and sent. */
function makeRecorder(log: unknown[], access: readonly Access[]): Surroundings {
  const left = [...access];
  const application = new CountingApplication();
  application.tryAnonymousAccess = (): Access => left.shift() ?? "foe";
  application.trySecurityMechanism = (): Access => left.shift() ?? "foe";
  return {
    handlers: recordCalls(application, log),
    transport: {
      send: (message) => log.push(["send", message]),
      close: (reason) => log.push(["close", reason]),
    },
  };
}

/** Passes every call on, and writes down its name and event. */
function recordCalls(handlers: Handlers, log: unknown[]): Handlers {
  return new Proxy(handlers, {
    get: (target, name: keyof Handlers) => (session: unknown, event: never) => {
      log.push([name, event]);
      return target[name](session, event);
    },
  });
}
