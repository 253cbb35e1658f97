import type { Codec } from "../model/protocol.js";

/** What emitted code can be bound to, in the order it is emitted. */
export const hostKinds = ["tcp", "websocket", "zeromq"] as const;

/** A transport that has a host. */
export type HostKind = (typeof hostKinds)[number];

/** The codec whose messages a host carries. */
export const hostCodecs: Readonly<Record<HostKind, Codec>> = {
  tcp: "json",
  websocket: "json",
  zeromq: "zproto",
};
