import { describe, expect, it } from "vitest";
import { findMoves } from "../../generator/facts/moves.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

/** Where the client goes from IT, `end` last. */
function movesOf(state: string): string {
  const client = `
    initial: IT
    events:
      time: { kind: timer, after: 1s }
      lost: { kind: closed }
      go: { kind: command }
      ok: { kind: outcome }
      no: { kind: outcome }
    actions: { look: { raises: [ok] } }
    states:
      Up: { type: abstract, on: { HELLO: NEXT } }
      IT: ${state}
      NEXT: { on: { HELLO: THIRD } }
      THIRD: { on: { HELLO: IT, go: END } }
      DIALING: { entry: [connect], on: { HELLO: THIRD } }
      LEAVING: { exit: [connect], on: { HELLO: NEXT } }
      ENDING: { entry: [terminate] }
      END: { type: final }`;
  const server = "\n    initial: END\n    states: { END: { type: final } }";
  const protocol = loadText(writeSpec({ messages: "{ HELLO: { from: server } }", server, client }));
  if (protocol.client.kind !== "chart") throw new Error("the client has a chart");
  const index = new ChartIndex(protocol, protocol.client);
  const found = index.state("IT") ?? index.states[0];
  if (found === undefined) throw new Error("there is a state");
  const { to, mayEnd } = findMoves(index, found.kind === "compound" ? (found.states[0] ?? found) : found);
  return [...[...to].map(({ name }) => name.text), ...(mayEnd ? ["end"] : [])].join(" ");
}

describe("findMoves", () => {
  it.each([
    ["NEXT", "what it names", "{ on: { HELLO: NEXT } }"],
    ["NEXT", "what it takes over", "{ extends: Up }"],
    ["NEXT", "`*`", "{ on: { '*': NEXT } }"],
    ["NEXT", "the state around it", "{ initial: IN, on: { HELLO: NEXT }, states: { IN: {} } }"],
    ["NEXT THIRD", "every guard", "{ on: { HELLO: [{ guard: g, target: NEXT }, THIRD] } }"],
    ["IT", "staying", "{ on: { time: {} } }"],
    ["NEXT", "an outcome that is raised", "{ entry: [look], on: { ok: NEXT } }"],
    ["NEXT", "no outcome that nothing raises", "{ on: { HELLO: NEXT, no: DIALING } }"],
    ["end", "a final state", "{ on: { time: END } }"],
    ["end", "`terminate`", "{ on: { time: { actions: [terminate] } } }"],
    ["end", "an exit that terminates", "{ exit: [terminate], on: { time: NEXT } }"],
    ["end", "an entry that terminates", "{ on: { time: ENDING } }"],
    ["NEXT", "an `always` that leads on in any case", "{ always: NEXT, on: { time: END } }"],
    ["NEXT end", "an `always` that may not", "{ always: { target: NEXT, guard: g }, on: { time: END } }"],
    ["IT NEXT end", "an `always` that may stay", "{ always: [{ guard: g }, NEXT], on: { time: END } }"],
    ["IT end", "`closed`, after which the session ends", "{ on: { lost: { actions: [look around] } } }"],
    ["NEXT end", "`closed` with a target", "{ on: { lost: NEXT } }"],
    ["NEXT", "`closed` that connects", "{ on: { lost: { target: NEXT, actions: [connect] } } }"],
    ["DIALING", "`closed` that enters a state which connects", "{ on: { lost: DIALING } }"],
    ["NEXT", "`closed` that leaves it so", "{ exit: [connect], on: { lost: NEXT } }"],
    [
      "NEXT end",
      "`closed` that connects if it likes",
      "{ on: { lost: { guard: g, target: NEXT, actions: [connect] } } }",
    ],
    [
      "NEXT THIRD end",
      "`closed` that connects or not",
      "{ on: { lost: [{ guard: g, target: NEXT, actions: [connect] }, THIRD] } }",
    ],
    ["", "nothing at all", "{}"],
  ])("gives %s by %s", (moves, _, state) => {
    expect(movesOf(state)).toBe(moves);
  });
});
