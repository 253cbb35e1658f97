import { describe, expect, it } from "vitest";

import { formatPlain, isFriend } from "../../../examples/filemq/access.js";
import { answerMechanisms } from "../../../examples/filemq/mechanism.js";
import type { Yarly } from "../../../generated/filemq/messages.js";

const accounts = [
  { login: "one", password: "first" },
  { login: "two", password: "sec:ond" },
];

const answer = (mechanism: string, text: string): Yarly => ({ type: "YARLY", mechanism, response: Buffer.from(text) });

describe("isFriend", () => {
  it("lets accounts in", () => {
    for (const { login, password } of accounts)
      expect(isFriend({ isAnonymous: false, accounts }, answer("PLAIN", `\0${login}\0${password}`))).toBe(true);
  });

  it.each([
    ["PLAIN", "\0one\0sec:ond"],
    ["PLAIN", "\0one\0"],
    ["PLAIN", "\0one"],
    ["PLAIN", "one\0first"],
    ["PLAIN", "\0one\0first\0"],
    ["PLAIN", "\0one\0firs"],
    ["PLAIN", ""],
    ["plain", "\0one\0first"],
    ["ANONYMOUS", ""],
    ["", ""],
    ["SASL", "\0one\0first"],
  ])("keeps out %j with %j", (mechanism, response) => {
    expect(isFriend({ isAnonymous: false, accounts }, answer(mechanism, response))).toBe(false);
  });

  it("lets anybody in by ANONYMOUS where that is so", () => {
    expect(isFriend({ isAnonymous: true, accounts: [] }, answer("ANONYMOUS", ""))).toBe(true);
    expect(isFriend({ isAnonymous: true, accounts: [] }, answer("PLAIN", "\0\0"))).toBe(false);
  });
});

describe("answerMechanisms", () => {
  it("takes PLAIN with an account, and else ANONYMOUS", () => {
    const account = { login: "guest", password: "guest" };
    expect(answerMechanisms(["ANONYMOUS", "PLAIN"], account)).toEqual({
      mechanism: "PLAIN",
      response: formatPlain(account),
    });
    expect(Buffer.from(formatPlain(account)).toString("hex")).toBe("006775657374006775657374");
    expect(answerMechanisms(["PLAIN", "ANONYMOUS"], null)?.mechanism).toBe("ANONYMOUS");
    expect(answerMechanisms(["PLAIN"], null)).toBeNull();
    expect(answerMechanisms(["OTHER"], account)).toBeNull();
    expect(answerMechanisms([], account)).toBeNull();
  });
});
