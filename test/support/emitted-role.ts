import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { evaluateRole, type Exports } from "./emitted-code.js";
import { nameHandlers } from "./emitted-handlers.js";
import type { EndReason } from "./interpreter-record.js";
import type { Question } from "./interpreter-world.js";

/** An event as emitted code hands it to a handler, as far as it is the same for every protocol. */
export interface EmittedEvent {
  readonly type: string;
}

/** A session of emitted code, as far as it is the same for every protocol. */
export interface EmittedSession {
  readonly state: string;
  readonly ended: boolean;
  receive(message: EmittedEvent): void;
  accept(received: { readonly kind: "unknown" | "malformed"; readonly name: string; readonly reason: string }): void;
  dispatch(event: EmittedEvent): void;
  opened(): void;
  closed(): void;
  terminate(): void;
  send(message: EmittedEvent): void;
}

/** What emitted code is given to make a session of either role. */
export interface Host {
  readonly handlers: Readonly<Record<string, (session: EmittedSession, event: EmittedEvent | undefined) => unknown>>;
  readonly hooks: {
    error(session: EmittedSession, error: unknown): void;
    unhandled(session: EmittedSession, event: EmittedEvent): void;
    ended(session: EmittedSession, reason: EndReason): void;
  };
  readonly transport: { send(message: EmittedEvent): void; close(): void };
}

/** A role of emitted code that is ready to run: what makes a session, and what the names of its handlers stand for. */
export interface EmittedRole {
  readonly create: (host: Host) => EmittedSession;
  readonly questions: ReadonlyMap<string, Question>;
}

/** Makes a role ready to run: that of a module with these exports, or code that is emitted here. */
export function prepareRole(
  protocol: Protocol,
  chart: Chart,
  exports: Exports = evaluateRole(protocol, chart),
): EmittedRole {
  return { create: findFactory(exports, chart), questions: nameHandlers(protocol, chart) };
}

function findFactory(exports: Exports, { role }: Chart): (host: Host) => EmittedSession {
  const ending = role === "server" ? "Server" : "Client";
  const [create] = Object.entries(exports).flatMap(([name, value]) =>
    name.startsWith("create") && name.endsWith(ending) && typeof value === "function" ? [value as Factory] : [],
  );
  if (create === undefined) throw new Error(`the module has no function that creates a ${role}`);
  return (host) => {
    if (role === "client") return create({ ...host, context: null }) as EmittedSession;
    return (create({ ...host, context: () => null }) as Table).connect("a key", host.transport);
  };
}

type Factory = (options: Host & { readonly context: unknown }) => unknown;

interface Table {
  connect(key: string, transport: Host["transport"]): EmittedSession;
}
