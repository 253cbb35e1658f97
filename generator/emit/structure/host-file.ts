import {
  StructureKind,
  type FunctionDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
} from "ts-morph";

import { connects } from "../../facts/connects.js";
import { ts, type Code } from "../encode/code.js";
import type { HostKind } from "../host-kind.js";
import type { RoleScope } from "../role-scope.js";
import { render } from "../template/render.js";
import { specifyModule, type ImportExtension } from "./import-sources.js";
import type { ImportSource } from "./print.js";

const unreachable = "Rejects where the server cannot be reached.";

/** What a transport is called in names of functions and types, and in prose. */
const transports: Readonly<Record<HostKind, Transport>> = {
  tcp: { name: ts`Tcp`, host: ts`Host`, carries: "over TCP, a JSON object a line", absence: unreachable },
  websocket: {
    name: ts`WebSocket`,
    host: ts`Host`,
    carries: "over WebSockets, a JSON object a text frame",
    absence: unreachable,
  },
  zeromq: {
    name: ts`Zeromq`,
    host: ts`ZeromqHost`,
    carries: "over ZeroMQ",
    absence: "The server need not be there yet.",
  },
};

/** `host` is the type of what listens; `absence` says what becomes of a client whose server is not there. */
interface Transport {
  readonly name: Code;
  readonly host: Code;
  readonly carries: string;
  readonly absence: string;
}

/** Gives the function that binds a role to a transport. */
export function buildHost(scope: RoleScope, host: HostKind): FunctionDeclarationStructure {
  if (scope.index.chart.role === "server") return buildListen(scope, host);
  return connects(scope.index) ? buildRedial(scope, host) : buildConnect(scope, host);
}

function buildListen({ names }: RoleScope, host: HostKind): FunctionDeclarationStructure {
  const transport = transports[host];
  const { name, carries } = transport;
  return {
    kind: StructureKind.Function,
    name: ts`listen${names.protocol.pascal}${name}`,
    docs: [`Serves the protocol ${carries}. Rejects where it cannot listen.`],
    isExported: true,
    parameters: [
      { name: "server", type: ts`HostedServer<${name}Peer, ClientMessage, ServerMessage>` },
      { name: "options", type: ts`${name}ListenOptions` },
    ],
    returnType: ts`Promise<${transport.host}>`,
    statements: render("host/listen", { listen: ts`listen${name}` }),
  };
}

function buildConnect({ names }: RoleScope, host: HostKind): FunctionDeclarationStructure {
  const { name, carries, absence } = transports[host];
  return {
    kind: StructureKind.Function,
    name: ts`connect${names.protocol.pascal}${name}`,
    docs: [`Connects a client ${carries}. ${absence}`],
    isExported: true,
    isAsync: true,
    typeParameters: ["Context"],
    parameters: [
      optionsWithout(ts`"transport"`, names.prefix),
      { name: "connection", type: ts`${name}ConnectOptions` },
    ],
    returnType: ts`Promise<${names.session}<Context>>`,
    statements: render("host/connect", { open: ts`open${name}`, create: ts`create${names.prefix}` }),
  };
}

function buildRedial({ names }: RoleScope, host: HostKind): FunctionDeclarationStructure {
  const { name, carries } = transports[host];
  return {
    kind: StructureKind.Function,
    name: ts`connect${names.protocol.pascal}${name}`,
    docs: [`Makes a client that connects ${carries}, by itself and as often as its chart asks for it.`],
    isExported: true,
    typeParameters: ["Context"],
    parameters: [
      optionsWithout(ts`"transport" | "connect"`, names.prefix),
      { name: "connection", type: ts`${name}ConnectOptions & RedialOptions` },
    ],
    returnType: ts`${names.session}<Context>`,
    statements: render("host/redial", { open: ts`open${name}`, create: ts`create${names.prefix}` }),
  };
}

function optionsWithout(members: Code, prefix: Code): OptionalKind<ParameterDeclarationStructure> {
  return { name: "options", type: ts`Omit<${prefix}Options<Context>, ${members}>` };
}

/** Gives all that hosts of a role may import. */
export function importForHost({ index, names }: RoleScope, extension: ImportExtension): readonly ImportSource[] {
  const { role } = index.chart;
  const of = (path: string, values: readonly string[], types: readonly string[]): ImportSource => {
    return { module: specifyModule(path, extension), values, types };
  };
  const sockets = role === "server" ? "../websocket-server" : "../websocket";
  return [
    of("../host", ["Dialer", "attach"], ["Host", "HostedServer", "RedialOptions"]),
    of("../tcp", ["listenTcp", "openTcp"], ["TcpConnectOptions", "TcpListenOptions", "TcpPeer"]),
    of(
      sockets,
      ["listenWebSocket", "openWebSocket"],
      ["WebSocketConnectOptions", "WebSocketListenOptions", "WebSocketPeer"],
    ),
    of("../zeromq", ["listenZeromq", "openZeromq"], zeromqTypes),
    of(`./${role}`, [ts`create${names.prefix}`], [ts`${names.prefix}Options`, names.session]),
    of("./messages", messageCodecs, ["ClientMessage", "ServerMessage"]),
  ];
}

const zeromqTypes = ["ZeromqConnectOptions", "ZeromqHost", "ZeromqListenOptions", "ZeromqPeer"];
const messageCodecs = ["decodeClientMessage", "decodeServerMessage", "encodeClientMessage", "encodeServerMessage"];
