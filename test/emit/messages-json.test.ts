import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { arbitraryMessages, arbitraryTexts } from "./messages-arbitrary.js";
import { everyType } from "./messages-every-type.js";
import { loadProtocol, runMessages, type MessagesModule } from "./messages-module.js";
import { compileSchemas } from "./messages-schema.js";
import { seed } from "../support/seed.js";

const protocol = loadProtocol(everyType);
let codec: MessagesModule;

beforeAll(async () => {
  codec = await runMessages(protocol);
});

describe("decoding what was encoded", () => {
  it("gives the message back, whatever it holds", () => {
    fc.assert(
      fc.property(arbitraryMessages(protocol, "client"), (message) => {
        const text = codec.encodeClientMessage(message);
        expect(codec.decodeClientMessage(text)).toStrictEqual({ kind: "message", message });
      }),
      { numRuns: 1000, seed },
    );
  });

  it("gives the same text again, with the type first and the fields as they are declared", () => {
    fc.assert(
      fc.property(arbitraryMessages(protocol, "server"), (message) => {
        const text = codec.encodeServerMessage(message);
        const declared = protocol.messages.find(({ name }) => name.text === message.type)?.fields ?? [];
        const present = declared.map(({ name }) => name.text).filter((name) => message[name] !== undefined);
        expect(Object.keys(JSON.parse(text) as object)).toEqual(["type", ...present]);
        const received = codec.decodeServerMessage(text);
        expect(received.kind === "message" && codec.encodeServerMessage(received.message)).toBe(text);
      }),
    );
  });

  it("leaves out what the message does not declare", () => {
    expect(codec.encodeServerMessage({ type: "PONG", surplus: 1 })).toBe('{"type":"PONG"}');
  });
});

describe("decoding anything at all", () => {
  it("never throws, and accepts just what a JSON Schema of the protocol accepts", () => {
    const schemas = compileSchemas(protocol, "client");
    fc.assert(
      fc.property(arbitraryTexts(protocol, codec), (text) => {
        const received = codec.decodeClientMessage(text);
        expect(received.kind).toBe(schemas.judge(text));
        if (received.kind === "malformed") expect(received.reason.length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 5000, seed },
    );
  });

  it("reaches all three answers, and both verdicts on each message", () => {
    const seen = new Set<string>();
    for (const text of fc.sample(arbitraryTexts(protocol, codec), { numRuns: 5000, seed: 1 })) {
      const received = codec.decodeClientMessage(text);
      if (received.kind === "message") seen.add(`${received.message.type} is read`);
      else seen.add(received.kind === "malformed" ? `${received.reason.split(":")[0] ?? ""} is refused` : "unknown");
    }
    expect(seen).toContain("unknown");
    for (const type of ["NUMBERS", "TEXTS", "PARTS", "FIXED", "TREE", "List"]) {
      expect(seen).toContain(`${type} is read`);
      expect(seen).toContain(`${type} is refused`);
    }
  });
});
