import { describe, expect, test } from "vitest";
import { deriveClient } from "../../generator/facts/derive-client.js";
import { toIdentifier } from "../../generator/facts/identifier.js";
import { loadServer } from "./derive-client-specs.js";

// No name of it has a letter but by `as`.
const signs = loadServer(
  `{ "!": { from: client, as: bang }, "?": { from: client, as: what }, "+": { from: server, as: plus }, "-": { from: server, as: minus } }`,
  `
  initial: "*"
  states:
    "*": { as: star, on: { "!": { target: "/", actions: [{ send: "+" }] }, "?": "." } }
    "/": { as: slash, on: { "?": { target: "*", actions: [{ send: "-" }] }, "!": "." } }
    ".": { as: stop, type: final }`,
);

describe("what a derived client is called in code", () => {
  const { states, events, actions } = deriveClient(signs);

  test("is what the server's chart says of its states, and different for each", () => {
    const sources = states.map(({ name, as }) => as?.text ?? name.text);
    expect(sources).toEqual(expect.arrayContaining(["star", "slash", "stop"]));
    expect(new Set(sources.map((source) => toIdentifier(source)?.pascal)).size).toBe(states.length);
  });

  test("is what the spec says of its messages", () => {
    expect(events.map(({ name, as }) => [name.text, as?.text])).toEqual([
      ["send !", "send bang"],
      ["send ?", "send what"],
      ["closed", undefined],
    ]);
    expect(actions.map(({ name, as }) => [name.text, as?.text])).toEqual([
      ["on +", "on plus"],
      ["on -", "on minus"],
    ]);
  });
});
