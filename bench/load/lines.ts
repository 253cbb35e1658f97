import { tokenStem } from "./application.js";

const appId = "a1b2c3d4";
const signature = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37) & 0xff)).toString("base64");

function header(seq: number): object {
  return { protoVer: 1, seq, appId };
}

/** The client's lines, each without its newline. */
export const hello: string = JSON.stringify({ type: "HELLO", header: header(1) });

/** Answers the challenge of a session. */
export function auth(sessionId: string, seq = 2): string {
  return JSON.stringify({ type: "AUTH", header: header(seq), sessionId, signature });
}

/** Shows the token that so many NOPs before led to. */
export function nop(count: number, seq: number = count + 3): string {
  return `{"type":"NOP","header":{"protoVer":1,"seq":${seq},"appId":"${appId}"},"token":"${tokenStem}${count}"}`;
}

/** Ends a session after so many NOPs. */
export function bye(count: number): string {
  return JSON.stringify({ type: "BYE", header: header(count + 3), token: `${tokenStem}${count}` });
}
