import { describe, expect, it } from "vitest";

import { Pace } from "../../../examples/filemq/pace.js";
import { makeCheezburger } from "../../../generated/filemq/messages.js";

const hugz = { type: "HUGZ" } as const;
const hugzOk = { type: "HUGZ-OK" } as const;

function patch(length: number) {
  const fields = { sequence: 0n, operation: 1, filename: "/a", offset: 0n, eof: 0, headers: new Map<string, string>() };
  return makeCheezburger({ ...fields, chunk: new Uint8Array(length) });
}

/** Sends patches until no more may be sent, and HUGZ where it is due; gives how many patches there were. */
function fill(pace: Pace, length: number): number {
  let sent = 0;
  while (!pace.isFull && sent < 1_000) {
    sent += 1;
    if (pace.countSent(patch(length))) pace.countSent(hugz);
  }
  return sent;
}

describe("Pace", () => {
  it("bounds messages and bytes", () => {
    expect(fill(new Pace(), 0)).toBe(250);
    expect(fill(new Pace(), 1_000_000)).toBe(16);
  });

  it("goes on by a half once HUGZ is answered, and only then", () => {
    const pace = new Pace();
    fill(pace, 0);
    expect(pace.isFull).toBe(true);
    expect(pace.countReceived({ type: "NOM", credit: 1n, sequence: 0n })).toBe(false);
    expect(pace.countReceived(hugzOk)).toBe(true);
    expect(pace.isFull).toBe(false);
    expect(fill(pace, 0)).toBe(126); // One that says HUGZ for the half that is on its way, and another half.
  });

  it("need not wait where the answer comes in time", () => {
    const pace = new Pace();
    for (let sent = 0; sent < 1_000; sent += 1)
      if (pace.countSent(patch(0))) {
        pace.countSent(hugz);
        expect(pace.countReceived(hugzOk)).toBe(false); // Nobody waited for it.
      }
    expect(pace.isFull).toBe(false);
  });

  it("does not take the answer to an earlier HUGZ for that", () => {
    const pace = new Pace();
    pace.countSent(hugz);
    fill(pace, 0);
    expect(pace.countReceived(hugzOk)).toBe(false);
    expect(pace.countReceived(hugzOk)).toBe(true);
  });

  it("counts no answer that nobody asked for", () => {
    const pace = new Pace();
    pace.countReceived(hugzOk);
    fill(pace, 0);
    expect(pace.countReceived(hugzOk)).toBe(true);
    expect(pace.countReceived(hugzOk)).toBe(false);
  });
});
