import type { Chart } from "../../generator/model/chart.js";
import type { Protocol } from "../../generator/model/protocol.js";
import { evaluateRole, type Exports } from "./emitted-code.js";
import { nameHandlers } from "./emitted-handlers.js";
import type { FakeClock } from "./fake-clock.js";
import type { EndReason } from "./interpreter-record.js";
import type { Question, World } from "./interpreter-world.js";

/** An event as emitted code hands it to a handler, as far as it is the same for every protocol. */
export interface EmittedEvent {
  readonly type: string;
}

/** What emitted code writes to. */
export interface EmittedTransport {
  send(message: EmittedEvent): void;
  close(): void;
}

/** A session of emitted code, as far as it is the same for every protocol. */
export interface EmittedSession {
  readonly context: unknown;
  readonly state: string;
  readonly ended: boolean;
  readonly signal: AbortSignal;
  receive(message: EmittedEvent): void;
  accept(received: { readonly kind: "unknown" | "malformed"; readonly name: string; readonly reason: string }): void;
  dispatch(event: EmittedEvent): void;
  opened(transport?: EmittedTransport): void;
  closed(): void;
  terminate(): void;
  send(message: EmittedEvent): void;
}

/** What emitted code is given to make its sessions of either role. */
export interface Host extends Pick<World, "mailbox" | "durations"> {
  readonly handlers: Readonly<Record<string, (session: EmittedSession, event: EmittedEvent | undefined) => unknown>>;
  readonly hooks: {
    error(session: EmittedSession, error: unknown): void;
    unhandled(session: EmittedSession, event: EmittedEvent): void;
    ended(session: EmittedSession, reason: EndReason): void;
  };
  readonly clock: FakeClock;
  connect(session: EmittedSession): void;
}

/** What a session of emitted code is made for: what it keeps as its context, and what it writes to. */
export interface Seat {
  readonly context: unknown;
  readonly transport: EmittedTransport;
}

/** A server of emitted code, or what makes clients. Only a server can broadcast. */
export interface EmittedSide {
  open(seat: Seat): EmittedSession;
  broadcast(command: EmittedEvent): void;
}

/** A role of emitted code that is ready to run: what makes a side, and what the names of its handlers stand for. */
export interface EmittedRole {
  readonly create: (host: Host) => EmittedSide;
  readonly questions: ReadonlyMap<string, Question>;
}

/** Makes a role ready to run: that of a module with these exports, or code that is emitted here. */
export function prepareRole(
  protocol: Protocol,
  chart: Chart,
  exports: Exports = evaluateRole(protocol, chart),
): EmittedRole {
  const factory = findFactory(exports, chart);
  return {
    create: (host) => (chart.role === "server" ? createServer(factory, host) : createClient(factory, host)),
    questions: nameHandlers(protocol, chart),
  };
}

type Factory = (options: unknown) => unknown;

interface Server {
  connect(key: Seat, transport: EmittedTransport): EmittedSession;
  broadcast(command: EmittedEvent): void;
}

function findFactory(exports: Exports, { role }: Chart): Factory {
  const ending = role === "server" ? "Server" : "Client";
  const [create] = Object.entries(exports).flatMap(([name, value]) =>
    name.startsWith("create") && name.endsWith(ending) && typeof value === "function" ? [value as Factory] : [],
  );
  if (create === undefined) throw new Error(`the module has no function that creates a ${role}`);
  return create;
}

function createServer(create: Factory, host: Host): EmittedSide {
  const context = ({ key }: { readonly key: Seat }): unknown => key.context;
  const server = create({ ...host, context }) as Server;
  return {
    open: (seat) => server.connect(seat, seat.transport),
    broadcast: (command) => {
      server.broadcast(command);
    },
  };
}

function createClient(create: Factory, host: Host): EmittedSide {
  return {
    open: ({ context, transport }) => create({ ...host, context, transport }) as EmittedSession,
    broadcast: () => {
      throw new Error("a client has nobody to broadcast to");
    },
  };
}
