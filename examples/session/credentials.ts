import { createSecret, isSameSecret } from "./secrets.js";

/** The version of both protocols. */
export const protoVer = 1;

/** What a server keeps to tell whether a message is its client's, and new. */
export interface Credentials {
  appId: string;
  /** The number of the last message that was taken. */
  seq: number;
  /** What the next NOP or BYE must show. */
  token: string;
}

interface Header {
  readonly protoVer: number;
  readonly seq: number;
  readonly appId?: string;
}

interface KeepAlive {
  readonly type: "NOP" | "BYE";
  readonly header?: Header;
  readonly token?: string;
}

/** Takes a header that may come next, and tells whether it may: its seq has to grow, and it names no other app. */
export function takeHeader(credentials: Credentials, header: Header): boolean {
  const { appId = credentials.appId } = header;
  if (header.protoVer !== protoVer || appId !== credentials.appId || header.seq <= credentials.seq) return false;
  credentials.seq = header.seq;
  return true;
}

/** The check of READY, which is the same in both protocols. Only a BYE may come without a header. */
export function checkToken(credentials: Credentials, { type, header, token }: KeepAlive): "INVALID TOKEN" | undefined {
  if (token === undefined || !isSameSecret(token, credentials.token)) return "INVALID TOKEN";
  if (header === undefined) return type === "BYE" ? undefined : "INVALID TOKEN";
  return takeHeader(credentials, header) ? undefined : "INVALID TOKEN";
}

/** Gives a new token; the one before is worth nothing from here on. */
export function renewToken(credentials: Credentials): string {
  credentials.token = createSecret();
  return credentials.token;
}
