import { describe, expect, it } from "vitest";
import { allRules } from "../../generator/rules/all-rules.js";
import { analyzeText, writeSpec, type SpecParts } from "./analyze-text.js";

/** A role that performs these handlers, each as often as it is listed. */
function performing(handlers: readonly string[], more = ""): string {
  return `
    initial: WAITING${more}
    events: { SILENCE: { kind: timer, after: 1s } }
    states:
      WAITING: { on: { HELLO: { target: GONE, actions: [${handlers.join(", ")}] }, SILENCE: GONE } }
      GONE: { type: final }`;
}

/** Where guards decide. */
function asking(guards: readonly string[]): string {
  const transitions = guards.map((guard) => `{ guard: "${guard}", actions: [look] }`);
  return performing([]).replace("SILENCE: GONE", `SILENCE: [${transitions.join(", ")}, GONE]`);
}

/** Gives what the rule says of a spec in which the rules of structure have nothing to say, which would go first. */
function tell(parts: SpecParts, rule = "similar-names"): readonly string[] {
  const found = analyzeText(writeSpec(parts));
  expect(found.filter((finding) => isStructural(finding.rule))).toEqual([]);
  return found.filter((finding) => finding.rule === rule).map(({ message }) => message);
}

function isStructural(name: string): boolean {
  return allRules.find((rule) => rule.name === name)?.structural === true;
}

function find(server: string): readonly string[] {
  return tell({ server });
}

function say(odd: string, other: string, by: string): string {
  return `The action "${odd}" of the server is used once, and differs from "${other}" only ${by}.`;
}

const spacing = "in capitals or in how its words are set apart";

describe("similar-names flags, of actions and guards,", () => {
  it.each([
    ["spaces", "log in user", "login user", spacing],
    ["capitals", "storePublicKey", "storePublickey", spacing],
    ["hyphens and humps", "open-session", "opensession", spacing],
    ["two letters that changed places", "receive chunk", "recieve chunk", "by two letters that changed places"],
    ["a doubled letter", "open session", "open sesion", "by a doubled letter"],
    ["a letter that is doubled", "open session", "open sessiion", "by a doubled letter"],
    ["a letter left out", "generate key", "genrate key", "by a letter left out"],
    ["a letter too many", "generate key", "gernerate key", "by a letter left out"],
    ["the next key", "initialise it", "initialize it", "by one letter"],
    ["a slip in a hump", "openSessionOf", "open-sesion-of", "by a doubled letter"],
  ])("%s", (...[, often, once, by]) => {
    expect(find(performing([often, often, once]))).toEqual([say(once, often, by)]);
    expect(find(performing([once, often, often]))).toEqual([say(once, often, by)]);
  });

  it("the later of two that are both used once", () => {
    expect(find(performing(["open sesion", "open session"]))).toEqual([
      say("open session", "open sesion", "by a doubled letter"),
    ]);
  });

  it("the one with the word that no other name has, where both are used once", () => {
    expect(find(performing(["genrate key", "generate key", "generate token"]))).toEqual([
      say("genrate key", "generate key", "by a letter left out"),
    ]);
  });

  it("guards", () => {
    expect(find(asking(["has a session", "has a sesion"]))).toEqual([
      'The guard "has a sesion" of the server is used once, and differs from "has a session" only by a doubled letter.',
    ]);
  });

  it("one of three once, with another that it is near to", () => {
    const found = find(performing(["open session", "open session", "open sesion", "open sessionn"]));
    expect(found).toEqual([
      say("open sesion", "open session", "by a doubled letter"),
      say("open sessionn", "open session", "by a doubled letter"),
    ]);
  });

  it("what a handler is declared as, and never performed", () => {
    const found = find(performing(["genrate key"], "\n    actions: { generate key: { description: makes it } }"));
    expect(found).toEqual([
      'The action "generate key" of the server is never used, and differs from "genrate key" only by a letter left out.',
    ]);
  });

  it("a chart that both roles run, once", () => {
    const both = "{ HELLO: { from: both } }";
    const server = performing(["generate key", "generate key", "genrate key"]);
    expect(tell({ messages: both, server, client: "same" })).toHaveLength(1);
  });

  it("at the odd one, with the place of the other", () => {
    const text = writeSpec({ server: performing(["open session", "open session", "open sesion"]) });
    const [found] = analyzeText(text).filter(({ rule }) => rule === "similar-names");
    expect(found?.help).toBe('did you mean "open session"?');
    expect([found?.span, found?.related[0]?.span].map((span) => (span?.start.column ?? 0) - 1)).toEqual([
      text
        .split("\n")
        .find((line) => line.includes("sesion"))
        ?.indexOf("open sesion"),
      text
        .split("\n")
        .find((line) => line.includes("sesion"))
        ?.indexOf("open session"),
    ]);
  });
});

describe("similar-names flags, of what is declared,", () => {
  it("messages", () => {
    const messages = "{ HELLO: { from: client }, WELCOME: { from: client }, WELCMOE: { from: client } }";
    const server = performing([]).replace("HELLO:", "WELCMOE: GONE, WELCOME: GONE, HELLO:");
    expect(tell({ messages, server })).toEqual([
      'The message "WELCMOE" is used once, and differs from "WELCOME" only by two letters that changed places.',
    ]);
  });

  it("types", () => {
    const types = "{ Address: { a: string }, Adress: { a: string } }";
    const messages = "{ HELLO: { from: client, fields: { a: Address, b: Address, c: Adress } } }";
    expect(tell({ types, messages, server: performing([]) })).toEqual([
      'The type "Adress" is used once, and differs from "Address" only by a doubled letter.',
    ]);
  });

  it("messages that the one chart of both roles uses once", () => {
    const messages = "{ HELLO: { from: both }, WELCOME: { from: both }, WELCMOE: { from: both } }";
    const server = performing([]).replace("HELLO:", "WELCMOE: GONE, WELCOME: {}, HELLO:");
    expect(
      tell({ messages, server: server.replace("actions: []", "actions: [{ send: WELCOME }]"), client: "same" }),
    ).toEqual([
      'The message "WELCMOE" is used once, and differs from "WELCOME" only by two letters that changed places.',
    ]);
  });

  it("the one that is never used, where the other one is used once", () => {
    const types = "{ Adress: { a: string }, Address: { a: string } }";
    const messages = "{ HELLO: { from: client, fields: { a: Address } } }";
    expect(tell({ types, messages, server: performing([]) })).toEqual([
      'The type "Adress" is never used, and differs from "Address" only by a doubled letter.',
    ]);
  });

  it("states and events", () => {
    const server = `
    initial: CONNECTED
    events: { FINISHED: { kind: outcome }, FINIHSED: { kind: outcome }, SILENCE: { kind: timer, after: 1s } }
    states:
      CONNECTED: { on: { HELLO: { target: COMMITTING, actions: [{ raise: FINISHED }] }, SILENCE: GONE } }
      COMMITTING: { on: { FINISHED: COMMITING, FINIHSED: GONE } }
      COMMITING: { on: { HELLO: COMMITTING, SILENCE: GONE } }
      GONE: { type: final }`;
    expect(find(server)).toEqual([
      'The event "FINIHSED" of the server is used once, and differs from "FINISHED" only by two letters that changed places.',
      'The state "COMMITING" of the server is used once, and differs from "COMMITTING" only by a doubled letter.',
    ]);
  });
});

describe("similar-names allows", () => {
  it.each([
    ["STATE1", "STATE2"],
    ["version 1 a", "version 1a"],
    ["version 12", "version 21"],
    ["is it known?", "is it known to me"],
    ["GET", "SET"],
    ["OPEN", "OPENED"],
    ["APPEND", "APPENDED"],
    ["release it", "released it"],
    ["lock the file", "unlock the file"],
    ["locked", "blocked"],
    ["attach it", "detach it"],
    ["store request", "store requests"],
    ["ready", "is ready?"],
    ["getter", "setter"],
    ["upload it", "unload it"],
    ["encode it", "decode it"],
    ["import it", "export it"],
    ["init", "exit"],
    ["send reply", "send replay"],
    ["filed", "filled"],
    ["no op", "noop"],
    ["mode s", "modes"],
    ["start stopping", "start stepping"],
    ["keep content", "keep context"],
    ["note a", "note b"],
    ["is it fresh", "is it fresh enough"],
    ["recieve chunk", "receive header"],
  ])("%s and %s", (one, other) => {
    expect(find(performing([one, other, other]))).toEqual([]);
    expect(find(performing([one, one, other]))).toEqual([]);
  });

  it("names that are both used twice", () => {
    expect(find(performing(["open session", "open session", "open sesion", "open sesion"]))).toEqual([]);
  });

  it("a letter less in a word that another name has too", () => {
    expect(find(performing(["load contact", "load contract", "sign contract", "show contact"]))).toEqual([]);
  });

  it("a letter less in what is declared", () => {
    const messages = "{ HELLO: { from: client }, CONTRACT: { from: client }, CONTACT: { from: client } }";
    const server = performing([]).replace("HELLO:", "CONTRACT: GONE, CONTACT: GONE, HELLO:");
    expect(tell({ messages, server })).toEqual([]);
  });

  it("an action and a guard, and names of different roles", () => {
    const server = asking(["open session"]).replace("actions: []", "actions: [open sesion, open sesion]");
    expect(find(server)).toEqual([]);
    const client = performing(["open sesion"]).replace("HELLO: {", "HI: {");
    const messages = "{ HELLO: { from: client }, HI: { from: server } }";
    expect(tell({ messages, server: performing(["open session"]), client })).toEqual([]);
  });

  it("a message and an event", () => {
    const messages = "{ WELCOME: { from: client }, HELLO: { from: client } }";
    const server = performing([]).replace("HELLO:", "WELCOME: GONE, WELCMOE: GONE, HELLO:");
    expect(
      tell({
        messages,
        server: server.replace("events: {", "events: { WELCMOE: { kind: command },"),
      }),
    ).toEqual([]);
  });

  it("a name whose identifier is chosen", () => {
    const more = "\n    actions: { open sesion: { as: openAnother } }";
    expect(find(performing(["open session", "open session", "open sesion"], more))).toEqual([]);
  });

  it.each([
    [
      "an action",
      performing(
        ["open session", "open sesion"],
        "\n    actions: { open session: { accept: { similar-names: both } } }",
      ),
    ],
    [
      "the state",
      performing(["open session", "open sesion"]).replace("WAITING: {", "WAITING: { accept: { similar-names: both },"),
    ],
    ["the role", performing(["open session", "open sesion"], "\n    accept: { similar-names: both }")],
  ])("what is accepted on %s", (_, server) => {
    expect(find(server)).toEqual([]);
  });
});

describe("where names look misspelt, unused-declaration says nothing", () => {
  it("of an action", () => {
    const server = performing(
      ["genrate key"],
      "\n    actions: { generate key: { description: makes it }, other: { description: it } }",
    );
    expect(tell({ server }, "unused-declaration")).toEqual(['Nothing uses the action "other" of the server.']);
  });

  it("of a message or a type", () => {
    const messages =
      "{ HELLO: { from: client, fields: { a: Address } }, WELCOME: { from: server }, WELCMOE: { from: server } }";
    const server = performing(["{ send: WELCOME }"]);
    expect(
      tell({ types: "{ Address: { a: string }, Adress: { a: string } }", messages, server }, "unused-declaration"),
    ).toEqual([]);
  });
});

describe("similar-names flags a handler's text that reads as an action of the language", () => {
  it.each([
    ["terminat", "`terminate`"],
    ["conncet", "`connect`"],
    ["send HELLO", "`{ send: HELLO }`"],
    ['"restart: SILENCE"', "`{ restart: SILENCE }`"],
  ])("%s", (text, meant) => {
    const name = text.replaceAll('"', "");
    const wanted = `The action "${name}" of the server is the text of a handler, and reads like ${meant}.`;
    expect(find(performing([text]))).toEqual([wanted]);
    expect(find(performing([text], "\n    accept: { similar-names: both }"))).toEqual([]);
  });

  it("but none that sends what nobody declared", () => {
    expect(find(performing(["send word", "end it", "connect them"]))).toEqual([]);
  });
});

describe("where an outcome looks misspelt, unreachable-state", () => {
  const role = (more: string): string => `
    initial: WAITING${more}
    events: { SILENCE: { kind: timer, after: 1s }, friend: { kind: outcome }, freind: { kind: outcome } }
    states:
      WAITING: { on: { HELLO: { actions: [{ raise: freind }] }, friend: GREETED, SILENCE: GONE } }
      GREETED: { on: { HELLO: GONE, SILENCE: GONE } }
      GONE: { type: final }`;

  it("is told as the error that it is, beside its likely cause", () => {
    const rules = analyzeText(writeSpec({ server: role("") })).map(({ rule }) => rule);
    expect(rules.toSorted()).toEqual(["similar-names", "unhandled-outcome", "unreachable-state"]);
  });

  it("is told with the warnings beside it where both names are meant", () => {
    const rules = analyzeText(writeSpec({ server: role("\n    accept: { similar-names: both }") })).map(
      ({ rule }) => rule,
    );
    expect(rules).toContain("unreachable-state");
    expect(rules).toContain("unraised-outcome");
  });
});
