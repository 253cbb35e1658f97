import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toIdentifier } from "../../generator/facts/identifier.js";

describe("toIdentifier", () => {
  it.each([
    ["open session", "openSession", "OpenSession"],
    ["OHAI-OK", "ohaiOk", "OhaiOk"],
    ["Checking Client", "checkingClient", "CheckingClient"],
    ["sessionId", "sessionId", "SessionId"],
    ["sessionID", "sessionId", "SessionId"],
    ["ASYM. KEY GENERATED", "asymKeyGenerated", "AsymKeyGenerated"],
    ["1xx", "1xx", "1xx"],
    ["V2Beta", "v2Beta", "V2Beta"],
    ["2FA CODE", "2FaCode", "2FaCode"],
    ["__proto__", "proto", "Proto"],
    ["ÅNGSTRÖM unit", "ångströmUnit", "ÅngströmUnit"],
    ["状態 一", "状態一", "状態一"],
    ["x²", "x", "X"],
  ])("makes %j %s and %s", (text, camel, pascal) => {
    expect(toIdentifier(text)).toEqual({ camel, pascal });
  });

  it.each(["", "?!", " ", "👍", "²"])("gives nothing for %j", (text) => {
    expect(toIdentifier(text)).toBeNull();
  });

  it("holds equal what Unicode holds equal", () => {
    expect(toIdentifier("cafe\u0301")).toEqual(toIdentifier("caf\u00e9"));
  });

  it("gives an IdentifierName of ECMAScript, but for a leading digit", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, (given) => {
        const identifier = toIdentifier(given);
        if (identifier === null) return;
        expect(`_${identifier.camel}`).toMatch(/^[\p{ID_Start}_]\p{ID_Continue}*$/u);
        expect(`_${identifier.pascal}`).toMatch(/^[\p{ID_Start}_]\p{ID_Continue}*$/u);
        expect(identifier.camel).toMatch(/^[\p{ID_Start}\p{N}]/u);
      }),
    );
  });
});
