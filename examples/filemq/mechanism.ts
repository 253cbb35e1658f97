import type { YarlyFields } from "../../generated/filemq/messages.js";
import { formatPlain, type Account } from "./access.js";

/** Gives how a client answers ORLY; null where the server offers nothing that it can do. */
export function answerMechanisms(offered: readonly string[], account: Account | null): YarlyFields | null {
  if (account !== null && offered.includes("PLAIN")) return { mechanism: "PLAIN", response: formatPlain(account) };
  return offered.includes("ANONYMOUS") ? { mechanism: "ANONYMOUS", response: new Uint8Array() } : null;
}

/** Says why a client has no answer. */
export function describeMechanisms(offered: readonly string[]): string {
  if (offered.includes("PLAIN")) return "the server asks for a login; add --login and --password";
  return `the server offers no mechanism that this client knows, only ${offered.join(", ") || "none"}`;
}
