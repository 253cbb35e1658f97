import { describe, expect, it } from "vitest";

import { tell } from "./analyze-text.js";

const messages = "{ ASK: { from: client }, ANSWER: { from: server }, NOTE: { from: both } }";

function serverWith(on: string, more = ""): { readonly messages: string; readonly server: string } {
  return {
    messages,
    server: `
    initial: OPEN
    ${more}
    states:
      OPEN:
        on: { '*': GONE, ${on} }
      GONE: { type: final }`,
  };
}

describe("wrong-direction flags", () => {
  it("a role that sends the other's message", () => {
    expect(tell(serverWith("ASK: { actions: [{ send: ASK }] }"))).toEqual([
      'wrong-direction: The server cannot send "ASK", which is from the client.',
    ]);
  });

  it("a role that handles a message only it sends", () => {
    expect(tell(serverWith("ANSWER: GONE"))).toEqual([
      'wrong-direction: The server cannot receive "ANSWER", which only the server itself sends.',
    ]);
  });

  it("a role that ignores one, or rejects one", () => {
    const more = "ignore: [ANSWER]\n    events: { bad: { kind: rejection, of: [ANSWER] } }";
    expect(tell(serverWith("bad: GONE", more))).toHaveLength(2);
  });

  it("equal peers whose message has a direction", () => {
    expect(tell({ ...serverWith("ASK: GONE"), client: "same" })).toEqual([
      'wrong-direction: The client cannot receive "ASK", which only the client itself sends.',
    ]);
  });
});

describe("wrong-direction allows", () => {
  it("a message of both on either side", () => {
    expect(tell(serverWith("NOTE: { actions: [{ send: NOTE }, { send: ANSWER }] }, ASK: GONE"))).toEqual([]);
  });
});
