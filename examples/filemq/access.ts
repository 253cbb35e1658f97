import type { Yarly } from "../../generated/filemq/messages.js";
import { isSameSecret } from "../session/secrets.js";

/** Who may come in. */
export interface Access {
  /** Whether anybody may. */
  readonly isAnonymous: boolean;
  /** Who may by PLAIN. */
  readonly accounts: readonly Account[];
}

/** A login and its password. */
export interface Account {
  readonly login: string;
  readonly password: string;
}

/** Gives what PLAIN answers with: NUL, login, NUL, password (RFC 4616, without an identity to act as). */
export function formatPlain({ login, password }: Account): Uint8Array {
  return Buffer.from(`\0${login}\0${password}`);
}

/** Tells whether a client may come in by the mechanism it has chosen. */
export function isFriend({ isAnonymous, accounts }: Access, { mechanism, response }: Yarly): boolean {
  if (mechanism === "ANONYMOUS") return isAnonymous;
  if (mechanism !== "PLAIN") return false;
  const given = toText(response);
  // Every account is looked at, however early one fits: how long it takes must not say which logins there are.
  return accounts.filter((account) => isSameSecret(given, toText(formatPlain(account)))).length > 0;
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
