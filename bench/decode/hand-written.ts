import type { Auth, Bye, ClientMessage, Header, Hello, Nop } from "../../generated/handshake/messages.js";

/** What the hand-written decoder makes of a text, in the shape that the emitted one has. */
export type Decoded =
  | { readonly kind: "message"; readonly message: ClientMessage }
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "malformed"; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

/** Reads a message of the handshake's client: `JSON.parse`, and then every check that the spec asks for. */
export function decodeByHand(text: string): Decoded {
  if (text.length > 65_536) return malformed("a message is too long");
  const object = parse(text);
  if (object === null) return malformed("a message must be a JSON object");
  const type = object.type;
  if (typeof type !== "string") return malformed("a message must have a type");
  switch (type) {
    case "HELLO":
      return made(readHello(object), type);
    case "AUTH":
      return made(readAuth(object), type);
    case "NOP":
      return made(readNop(object), type);
    case "BYE":
      return made(readBye(object), type);
  }
  return { kind: "unknown", name: type };
}

function malformed(reason: string): Decoded {
  return { kind: "malformed", reason };
}

function made(message: ClientMessage | null, type: string): Decoded {
  return message === null ? malformed(`${type} has a wrong field`) : { kind: "message", message };
}

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown, max: number): value is string {
  return typeof value === "string" && value.length <= max;
}

function isUnsigned(value: unknown, max: number): value is number {
  return typeof value === "number" && value >= 0 && value <= max && Number.isInteger(value);
}

function readHeader(value: unknown): Header | null {
  if (!isFields(value)) return null;
  const { protoVer, seq, appId } = value;
  if (!isUnsigned(protoVer, 0xff) || !isUnsigned(seq, 0xffff_ffff) || !isText(appId, 128)) return null;
  return { protoVer, seq, appId };
}

function readHello(object: Fields): Hello | null {
  const header = readHeader(object.header);
  return header === null ? null : { type: "HELLO", header };
}

function readAuth(object: Fields): Auth | null {
  const header = readHeader(object.header);
  const sessionId = object.sessionId;
  if (header === null || !isText(sessionId, 128)) return null;
  const signature = readBytes(object.signature, 1024);
  return signature === null ? null : { type: "AUTH", header, sessionId, signature };
}

function readNop(object: Fields): Nop | null {
  const token = object.token;
  if (!isText(token, 128)) return null;
  if (object.header === undefined) return { type: "NOP", token };
  const header = readHeader(object.header);
  return header === null ? null : { type: "NOP", token, header };
}

function readBye(object: Fields): Bye | null {
  const message: { -readonly [Field in keyof Bye]: Bye[Field] } = { type: "BYE" };
  const { token, reason } = object;
  if (object.header !== undefined) {
    const header = readHeader(object.header);
    if (header === null) return null;
    message.header = header;
  }
  if (token !== undefined) {
    if (!isText(token, 128)) return null;
    message.token = token;
  }
  if (reason !== undefined) {
    if (!isText(reason, 1024)) return null;
    message.reason = reason;
  }
  return message;
}

/** Reads base64. Node's own decoder passes over what is wrong, so that the way back must give the same text. */
function readBytes(value: unknown, max: number): Uint8Array | null {
  if (typeof value !== "string" || value.length > Math.ceil(max / 3) * 4) return null;
  const bytes = Buffer.from(value, "base64");
  return bytes.length <= max && bytes.toString("base64") === value ? new Uint8Array(bytes) : null;
}
