import type {
  Auth,
  Bye,
  Hello,
  Nop,
  NopFields,
  ReadyOkFields,
  ServerHelloFields,
} from "../../generated/handshake/messages.js";

/** What every token begins with; a count follows, so that whoever loads a server knows the next one. */
export const tokenStem = "kJ2mV0cQ8xT5nB7yR4w";

const ttl = 600;
const challenge = new Uint8Array(16).fill(7);

/** Gives the id of the session that is opened as the first, the second, and so on. */
export function nameSession(number: number): string {
  return `session ${number}`;
}

/** What the application keeps of a session. */
export class Visit {
  appId = "";
  sessionId = "";
  token = "";
  seq = 0;
  nops = 0;
}

/**
 * The application's part of the handshake, the same for every server that is loaded. It makes all the checks but the
 * signature's: Ed25519 would take longer than all the rest.
 */
export class Application {
  /** How many NOPs were answered. */
  served = 0;
  /** How many sessions were opened. */
  opened = 0;

  checkHello(_visit: Visit, { header }: Hello): "INVALID HEADER" | undefined {
    return header.protoVer === 1 && header.appId !== "" ? undefined : "INVALID HEADER";
  }

  openSession(visit: Visit, { header }: Hello): void {
    this.opened += 1;
    visit.appId = header.appId;
    visit.seq = header.seq;
    visit.sessionId = nameSession(this.opened);
  }

  makeServerHello({ sessionId }: Visit): ServerHelloFields {
    return { sessionId, challenge, ttl };
  }

  checkAuth(visit: Visit, message: Auth): "INVALID SESSION ID" | "INVALID AUTH FIELD" | undefined {
    const { header, signature } = message;
    if (message.sessionId !== visit.sessionId) return "INVALID SESSION ID";
    if (header.appId !== visit.appId || header.seq <= visit.seq || signature.length !== 64) return "INVALID AUTH FIELD";
    visit.seq = header.seq;
    return undefined;
  }

  makeReadyOk(visit: Visit): ReadyOkFields {
    visit.token = `${tokenStem}${visit.nops}`;
    return { token: visit.token, ttl };
  }

  checkReady(visit: Visit, { type, header, token }: Nop | Bye): "INVALID TOKEN" | undefined {
    if (token !== visit.token) return "INVALID TOKEN";
    if (header === undefined) return type === "NOP" ? "INVALID TOKEN" : undefined;
    if (header.seq <= visit.seq) return "INVALID TOKEN";
    visit.seq = header.seq;
    return undefined;
  }

  makeNop(visit: Visit): NopFields {
    this.served += 1;
    visit.nops += 1;
    visit.token = `${tokenStem}${visit.nops}`;
    return { token: visit.token };
  }
}
