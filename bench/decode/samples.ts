const header = { protoVer: 1, seq: 17, appId: "a1b2c3d4" };
const token = "kJ2mV0cQ8xT5nB7yR4wZ1aE3";
const signature = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37) & 0xff)).toString("base64");

/** Messages as they arrive, by what a row of the table decodes. */
export const samples = {
  plain: [
    JSON.stringify({ type: "HELLO", header }),
    JSON.stringify({ type: "NOP", header, token }),
    JSON.stringify({ type: "BYE", header, token, reason: "done" }),
  ],
  bytes: [JSON.stringify({ type: "AUTH", header, sessionId: token, signature })],
} as const;

/** Texts that no decoder may take for a message, and one that is none of the client's. */
export const wrongTexts: readonly string[] = [
  "",
  "[]",
  "null",
  '{"type":1}',
  '{"type":"KNOCK"}',
  '{"type":"HELLO"}',
  '{"type":"HELLO","header":[]}',
  JSON.stringify({ type: "HELLO", header: { ...header, protoVer: 256 } }),
  JSON.stringify({ type: "HELLO", header: { ...header, seq: 1.5 } }),
  JSON.stringify({ type: "HELLO", header: { ...header, seq: -1 } }),
  JSON.stringify({ type: "HELLO", header: { ...header, appId: "a".repeat(129) } }),
  JSON.stringify({ type: "NOP", header }),
  JSON.stringify({ type: "NOP", header: null, token }),
  JSON.stringify({ type: "BYE", reason: 7 }),
  JSON.stringify({ type: "AUTH", header, sessionId: token, signature: "ab==cd" }),
  JSON.stringify({ type: "AUTH", header, sessionId: token, signature: "AB==" }),
  JSON.stringify({ type: "AUTH", header, sessionId: token, signature: "A".repeat(1368) }),
  JSON.stringify({ type: "NOP", token: "a".repeat(70_000) }),
];
