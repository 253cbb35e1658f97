import { expect, it } from "vitest";
import { drawDiagram } from "../../generator/index.js";
import { writeSpec } from "../support/specs.js";
import { loadProtocol } from "./draw.js";

it("says why a client cannot be drawn that is too large to derive", async () => {
  const names = Array.from({ length: 20 }, (_, at) => String(at));
  const messages = names.map((name) => `C${name}: { from: client }\nA${name}: { from: server }`).join("\n");
  const states = names.map((_name, from) => {
    const answers = names.map((name, at) => {
      const target = `S${String((from * 5 + at) % 20)}`;
      return `C${name}: { target: ${target}, actions: [look, { send: A${name}, guard: luck }] }`;
    });
    const found = `found: S${String((from * 3 + 1) % 20)}, lost: S${String((from * 7 + 2) % 20)}`;
    return `  S${String(from)}: { on: { ${found}, ${answers.join(", ")} } }`;
  });
  const declared =
    "events: { found: { kind: outcome }, lost: { kind: outcome } }\nactions: { look: { raises: [found, lost] } }";
  const server = `initial: S0\n${declared}\nstates:\n${states.join("\n")}`;
  const protocol = loadProtocol(writeSpec({ messages, server }));
  const { text, diagnostics } = await drawDiagram(protocol, { role: "client", format: "text" });
  expect(text).toBeNull();
  expect(diagnostics).toMatchObject([{ rule: "not-yet-drawn", severity: "error", span: protocol.client.span }]);
  expect((await drawDiagram(protocol, { role: "server", format: "text" })).text).toContain("S19");
});
