import assert from "node:assert/strict";
import { decodeClientMessage } from "../../generated/handshake/messages.js";
import { decodeByHand } from "./hand-written.js";
import { samples, wrongTexts } from "./samples.js";

/** Throws unless both decoders make the same of every text; what they say of a wrong one may differ. */
export function assertEqualDecoding(): void {
  for (const text of [...samples.plain, ...samples.bytes]) {
    const message = decodeByHand(text);
    assert.equal(message.kind, "message");
    assert.deepEqual(decodeClientMessage(text), message);
  }
  for (const text of wrongTexts) assert.equal(decodeClientMessage(text).kind, decodeByHand(text).kind, text);
}
