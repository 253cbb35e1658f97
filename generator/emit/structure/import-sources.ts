import type { ProtocolNames } from "../names/protocol-names.js";
import type { ImportSource } from "./print.js";

/** How relative imports end: `.js` for the emitted JavaScript, `.ts` for type stripping, nothing for bundlers. */
export type ImportExtension = "js" | "ts" | "none";

/** Gives the module specifier of an emitted file, named without its ending. */
export function specifyModule(path: string, extension: ImportExtension): string {
  return extension === "none" ? path : `${path}.${extension}`;
}

/** Gives what the session engine exports. */
export function importRuntime(extension: ImportExtension): ImportSource {
  return {
    module: specifyModule("../runtime", extension),
    values: ["CommandRefused", "Server", "Session", "Ticker", "defaultMailbox", "uncaught"],
    types: [
      "ChartIdentity",
      "Clock",
      "Connection",
      "Durations",
      "MalformedEvent",
      "PlainEvent",
      "Received",
      "RejectionEvent",
      "SessionHooks",
      "SessionOwner",
      "Snapshot",
      "Transport",
      "UnknownEvent",
      "UnknownMessage",
    ],
  };
}

/** Gives what reads and writes the frames of zproto. */
export function importZproto(extension: ImportExtension): ImportSource {
  const values = ["decodeZproto", "encodeZproto"];
  return { module: specifyModule("../zproto", extension), values, types: ["ZprotoReader", "ZprotoWriter"] };
}

/** Gives what a protocol's messages file exports for its roles. */
export function importMessages(names: ProtocolNames, extension: ImportExtension): ImportSource {
  const messages = [...names.messages.values()].flatMap(({ type, fields }) => [type, fields]);
  const types = ["ClientMessage", "ServerMessage", ...messages, ...names.types.values()];
  const makers = [...names.messages.values()].map(({ make }) => make);
  return { module: specifyModule("./messages", extension), values: makers.sort(), types: types.sort() };
}
