import { expect, it } from "vitest";
import { findPredefinedSlips } from "../../generator/facts/predefined-slips.js";
import { ChartIndex } from "../../generator/model/chart-index.js";
import { loadText, writeSpec } from "../rules/analyze-text.js";

/** Gives what handlers of these texts likely mean; `won` is an outcome, `late` a timer, HELLO a message, `go` a command. */
function findMeant(...texts: readonly string[]): Readonly<Record<string, string>> {
  const actions = texts.map((text) => JSON.stringify(text)).join(", ");
  const protocol = loadText(
    writeSpec({
      server: `
    initial: START
    events: { won: { kind: outcome }, late: { kind: timer, after: 1s }, go: { kind: command } }
    states: { START: { on: { HELLO: [{ guard: terminat, actions: [${actions}] }, { guard: "raise won" }] } } }`,
    }),
  );
  const slips = findPredefinedSlips(new ChartIndex(protocol, protocol.server));
  return Object.fromEntries(
    slips.map(({ use, meant, outcome }) => [
      use.name.text,
      outcome === null ? meant : `${meant}, which raises ${outcome}`,
    ]),
  );
}

it("knows actions of the language by their words and what they name", () => {
  expect(findMeant("send HELLO", "send: HELLO", "raise: won", "raise   won", "restart late")).toEqual({
    "send HELLO": "`{ send: HELLO }`",
    "send: HELLO": "`{ send: HELLO }`",
    "raise: won": "`{ raise: won }`, which raises won",
    "raise   won": "`{ raise: won }`, which raises won",
    "restart late": "`{ restart: late }`",
  });
});

it("knows predefined actions that lack a letter, or have others exchanged", () => {
  expect(findMeant("terminat", "connec", "temrinate", "connect to the files", "terminator x")).toEqual({
    terminat: "`terminate`",
    connec: "`connect`",
    temrinate: "`terminate`",
  });
});

it("takes other texts for what they are: handlers, as guards are in any case", () => {
  expect(
    findMeant(
      "send cake",
      "raise late",
      "restart won",
      "raise go",
      "resend HELLO",
      "send HELLO twice",
      "sendHELLO",
      "note",
    ),
  ).toEqual({});
});
