import { describe, expect, test } from "vitest";
import { deriveClient, findUnderivable } from "../../generator/facts/derive-client.js";
import { loadServer } from "./derive-client-specs.js";

describe("size", () => {
  test("remembers less where the client may say much without an answer", () => {
    const names = Array.from({ length: 6 }, (_, number) => String(number));
    const messages = names.map((name) => `C${name}: { from: client }, A${name}: { from: server }`).join(", ");
    const answers = names.map((name) => `C${name}: { actions: [{ send: A${name}, guard: luck }] }`).join(", ");
    const protocol = loadServer(`{ ${messages} }`, `{ initial: A, states: { A: { on: { ${answers} } } } }`);
    expect(findUnderivable(protocol)).toBeNull();
    expect(deriveClient(protocol).states).toHaveLength(9);
  });

  test("says so where a chart is too large to derive a client from", () => {
    const names = Array.from({ length: 20 }, (_, number) => number);
    const messages = names
      .map((name) => `C${String(name)}: { from: client }, A${String(name)}: { from: server }`)
      .join(", ");
    const states = names.map((from) => {
      const answers = names.map((name) => {
        return `C${String(name)}: { target: S${String((from * 5 + name) % 20)}, actions: [look, { send: A${String(name)}, guard: luck }] }`;
      });
      return `S${String(from)}: { on: { found: S${String((from * 3 + 1) % 20)}, lost: S${String((from * 7 + 2) % 20)}, ${answers.join(", ")} } }`;
    });
    const events = "{ found: { kind: outcome }, lost: { kind: outcome } }";
    const server = `{ initial: S0, events: ${events}, actions: { look: { raises: [found, lost] } }, states: { ${states.join(", ")} } }`;
    const protocol = loadServer(`{ ${messages} }`, server);
    expect(findUnderivable(protocol)).toMatch(/too much/iu);
    expect(() => deriveClient(protocol)).toThrow("toy");
  });
});
