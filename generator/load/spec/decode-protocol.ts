import { findNearestName } from "../../diagnostics/nearest-name.js";
import type { SourceSpan } from "../../diagnostics/source-span.js";
import type { BorrowedChart, Chart } from "../../model/chart.js";
import type { Name } from "../../model/name.js";
import type { Protocol } from "../../model/protocol.js";
import { describeValue } from "../decode/describe-value.js";
import type { KnownKeys } from "../decode/known-keys.js";
import { readDeclared } from "../decode/read-declared.js";
import { readMap } from "../decode/read-map.js";
import { isReserved, parseInteger, readChoice, readName, type ReadContext } from "../decode/read-scalar.js";
import type { Faults } from "../faults.js";
import type { YamlMap, YamlValue } from "../yaml-tree.js";
import { protocolAdvice, rolesAdvice } from "./advice.js";
import { decodeMessage } from "./decode-message.js";
import { decodeChart, decodeClient } from "./decode-role.js";
import { decodeType } from "./decode-type.js";

/** The keys of a spec. */
export const protocolKeys = [
  "chartwright",
  "protocol",
  "title",
  "description",
  "source",
  "codec",
  "channel",
  "signature",
  "types",
  "messages",
  "roles",
] as const;

/** The keys of `roles`. */
export const rolesKeys = ["server", "client"] as const;

type ProtocolKeys = KnownKeys<(typeof protocolKeys)[number]>;

const required = ["chartwright", "protocol", "codec", "roles"] as const;

/** Gives the protocol that a spec describes; null where a part without which there is none is missing or wrong. */
export function decodeProtocol(root: YamlMap, faults: Faults): Protocol | null {
  const at = { ...root.span, end: root.span.start };
  if (!claimsToBeSpec(root)) {
    faults.report("missing-key", "A spec needs `chartwright`.", at, { help: "a spec starts with `chartwright: 1`" });
    return null;
  }
  const keys = readMap(root, { what: "a spec", keys: protocolKeys, required, ...protocolAdvice }, { faults, at });
  if (keys === null) return null;
  keys.read("chartwright", checkVersion);
  const found = {
    name: keys.read("protocol", readProtocolName),
    codec: keys.choice("codec", ["json", "zproto", "none"]),
    channel: keys.has("channel") ? keys.read("channel", readChannel) : "stream",
    roles: decodeRoles(keys, faults),
    rest: decodeRest(keys),
  };
  const { name, codec, channel, roles, rest } = found;
  if (name === null || codec === null || channel === null || roles === null) return null;
  return { file: root.span.file, name, codec, channel, ...rest, ...roles };
}

// What is some other file has no key that a spec can have, and one fault says it all; a slip in the key is told as one.
function claimsToBeSpec({ entries }: YamlMap): boolean {
  return entries.some(({ key }) => findNearestName(key.text, ["chartwright"]) !== null);
}

function decodeRest(keys: ProtocolKeys) {
  return {
    title: keys.text("title"),
    description: keys.text("description"),
    source: keys.text("source"),
    // The four low bits of the two octets that open a message; the others are fixed (zproto: AA A0).
    signature: keys.integer("signature", { min: 0, max: 15 }),
    types: keys.read("types", readDeclared(decodeType)) ?? [],
    messages: keys.read("messages", readDeclared(decodeMessage)) ?? [],
  };
}

function decodeRoles(
  keys: ProtocolKeys,
  faults: Faults,
): { readonly server: Chart; readonly client: Chart | BorrowedChart } | null {
  const key = keys.key("roles");
  const value = keys.value("roles");
  if (key === null || value === null) return null;
  const shape = { what: "`roles`", keys: rolesKeys, required: rolesKeys, ...rolesAdvice } as const;
  const roles = readMap(value, shape, { faults, at: key.span });
  const server = roles?.entry("server") ?? null;
  const client = roles?.entry("client") ?? null;
  const charts = {
    server: server === null ? null : decodeChart("server", server, faults),
    client: client === null ? null : decodeClient(client, faults),
  };
  return charts.server === null || charts.client === null ? null : { server: charts.server, client: charts.client };
}

function checkVersion(value: YamlValue, { faults }: ReadContext): null {
  const version = parseInteger(value);
  if (version === 1n) return null;
  const message =
    version === null
      ? `\`chartwright\` must be 1, the version of the language, not ${describeValue(value)}.`
      : `The spec is written in version ${version} of the language, and only version 1 is known here.`;
  const help =
    version === null ? "write `chartwright: 1`" : "use a chartwright that knows it, or write `chartwright: 1`";
  faults.report("wrong-value", message, value.span, { help });
  return null;
}

function readProtocolName(value: YamlValue, context: ReadContext): Name | null {
  const name = readName(value, context);
  if (name === null || /^[a-z][a-z0-9-]*$/.test(name.text)) return name;
  const message = `${context.label} must be a lower-case letter and then lower-case letters, digits and hyphens, not ${describeValue(value)}.`;
  const simple = name.text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  const help =
    simple === ""
      ? "choose a name such as handshake; `title` can be any text"
      : `write "${simple}"; \`title\` can be any text`;
  context.faults.report("wrong-value", message, value.span, { help });
  return null;
}

function readChannel(value: YamlValue, context: ReadContext): Protocol["channel"] | null {
  return isReserved(value, ["datagram"], context) ? null : readChoice(value, ["stream", "queue"], context);
}

/** Gives the place at the start of a file. */
export function startOfFile(file: string): SourceSpan {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}
