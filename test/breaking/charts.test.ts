import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareTexts, listFound, tellBreaks } from "./break-text.js";

/** A login: the server answers ASK, and says NEWS now and then to who listens. */
const login = `chartwright: 1
protocol: login
codec: json
channel: stream
messages:
  ASK: { from: client }
  ANSWER: { from: server }
  NEWS: { from: server }
  BYE: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
      TICK: { kind: timer, every: 5s }
    states:
      WAITING:
        on:
          ASK: { target: OPEN, actions: [{ send: ANSWER }] }
          BYE: DONE
          SILENCE: DONE
      OPEN:
        on:
          ASK: { actions: [{ send: ANSWER }] }
          BYE: DONE
          TICK: { actions: [{ send: NEWS }] }
      DONE: { type: final }
  client:
    initial: CALLING
    events:
      SILENCE: { kind: timer, after: 30s }
      leave: { kind: command }
    states:
      CALLING:
        entry: [{ send: ASK }]
        on:
          ANSWER: LISTENING
          SILENCE: DONE
      LISTENING:
        on:
          NEWS: { actions: [show it] }
          leave: { target: DONE, actions: [{ send: BYE }] }
      DONE: { type: final }
`;

function change(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`there is no ${from}`);
    return text.replace(from, to);
  }, login);
}

const oldClient = "Old client, new server: ";
const newClient = "New client, old server: ";

describe("two versions of a chart", () => {
  it("have nothing to tell of each other where they are the same", () => {
    expect(tellBreaks(compareTexts(login, login))).toEqual([]);
  });

  it.each<[string, ...(readonly [string, string])[]]>([
    ["timers run otherwise", ["after: 30s", "after: 5s"], ["every: 5s", "every: 9s"]],
    ["a state has another name", [" OPEN:\n", " SERVED:\n"], ["target: OPEN", "target: SERVED"]],
    ["a message is declared that no chart sends", ["  BYE: {", "  LATER: { from: both }\n  BYE: {"]],
    ["an optional field is added", ["ASK: { from: client }", "ASK: { from: client, fields: { of: string? } }"]],
    [
      "a message may be answered in one more state",
      ["          BYE: DONE\n          SILENCE", "          BYE: DONE\n          NEWER: DONE\n          SILENCE"],
      ["  BYE: {", "  NEWER: { from: client }\n  BYE: {"],
    ],
    ["handlers and guards have other names", ["show it", "print it"]],
  ])("are at one where %s", (_, ...changes) => {
    expect(tellBreaks(compareTexts(login, change(...changes)))).toEqual([]);
  });

  it("find a message that is not handled any more where it was", () => {
    const now = change(["          BYE: DONE\n          TICK", "          TICK"]);
    expect(tellBreaks(compareTexts(login, now))).toEqual([
      `unspecified-reception: ${oldClient}"BYE" of the client can arrive in state "OPEN" of the server, which does not take it: it is dropped.`,
    ]);
  });

  it("find a message that is turned down where it was handled", () => {
    const now = change(["          BYE: DONE\n          TICK", '          "*": DONE\n          TICK']);
    expect(tellBreaks(compareTexts(login, now))).toEqual([
      `honest-peer-rejected: ${oldClient}"BYE", rightly sent by the client, can arrive in state "OPEN" of the server, where only \`*\` catches it.`,
    ]);
  });

  it("find a message that there is no more, for who still sends it", () => {
    const removed = change(
      ["  BYE: { from: client }\n", ""],
      ["          BYE: DONE\n", ""],
      ["          BYE: DONE\n", ""],
      [", actions: [{ send: BYE }]", ""],
    );
    expect(tellBreaks(compareTexts(login, removed))).toEqual([
      `unknown-message: ${oldClient}"BYE" of the client can arrive in state "OPEN" of the server, which does not know it: it is dropped.`,
    ]);
  });

  it("find a new message, for who never heard of it", () => {
    const added = change(
      ["  BYE: {", "  PING: { from: server }\n  BYE: {"],
      ["[{ send: NEWS }]", "[{ send: NEWS }, { send: PING }]"],
      ["NEWS: { actions: [show it] }", "NEWS: { actions: [show it] }\n          PING: { actions: [note it] }"],
    );
    const found = compareTexts(login, added);
    expect(tellBreaks(found)).toEqual([
      `unknown-message: ${oldClient}"PING" of the server can arrive in state "LISTENING" of the client, which does not know it: it is dropped.`,
    ]);
    const [first] = listFound(found);
    expect(first?.diagnostic).toMatchObject({
      span: { file: "new.chart.yaml" },
      related: [{ span: { file: "old.chart.yaml" } }],
    });
    expect(first?.steps.at(-1)).toMatchObject({ role: "client", kind: "unknown", about: "PING", reads: "PING" });
  });

  it("allow a new message where old peers say that they drop what they do not know", () => {
    const careful = login
      .replace("      leave: { kind: command }\n", "      leave: { kind: command }\n      NOISE: { kind: unknown }\n")
      .replaceAll("          NEWS: {", "          NOISE: { }\n          NEWS: {");
    const added = (text: string): string =>
      text
        .replace("  BYE: {", "  PING: { from: server }\n  BYE: {")
        .replace("[{ send: NEWS }]", "[{ send: NEWS }, { send: PING }]")
        .replace(
          "NEWS: { actions: [show it] }",
          "NEWS: { actions: [show it] }\n          PING: { actions: [note it] }",
        );
    expect(tellBreaks(compareTexts(careful, added(careful)))).toEqual([]);
    expect(tellBreaks(compareTexts(login, added(login)))).toHaveLength(1);
  });

  it("find an event for the unknown that ends the session, and `*`", () => {
    const ends = (on: string): string => login.replace("          NEWS: {", `          ${on}: DONE\n          NEWS: {`);
    const noise = ends("NOISE").replace("      leave: {", "      NOISE: { kind: unknown }\n      leave: {");
    const added = login
      .replace("  BYE: {", "  PING: { from: server }\n  BYE: {")
      .replace("[{ send: NEWS }]", "[{ send: PING }]");
    for (const old of [noise, ends('"*"')]) {
      expect(tellBreaks(compareTexts(old, added, { oldRoles: ["client"] }))).toEqual([
        `unknown-message: ${oldClient}"PING" of the server can arrive in state "LISTENING" of the client, which does not know it: the session ends.`,
      ]);
    }
  });

  it("find a reply that an old peer does not give", () => {
    const silent = "      SILENCE: { kind: timer, after: 30s }\n      TICK: { kind: timer, every: 5s }\n";
    const bare = login
      .replace(silent, "")
      .replaceAll("          SILENCE: DONE\n", "")
      .replace("          TICK: { actions: [{ send: NEWS }] }\n", "")
      .replace("      SILENCE: { kind: timer, after: 30s }\n", "");
    const asks = bare
      .replace("ASK: { target: OPEN, actions: [{ send: ANSWER }] }", "ASK: CHECKING")
      .replace(
        "      OPEN:\n",
        "      CHECKING:\n        on:\n          BYE: { target: OPEN, actions: [{ send: ANSWER }] }\n      OPEN:\n",
      )
      .replace("entry: [{ send: ASK }]", "entry: [{ send: ASK }, { send: BYE }]");
    expect(tellBreaks(compareTexts(bare, asks))).toEqual([
      `deadlock: ${oldClient}the server waits in "CHECKING" and the client in "CALLING": nothing is on its way, and no timer will fire.`,
    ]);
  });

  /** The server wants something more between ASK and ANSWER, which only new clients say. */
  const wanting: readonly (readonly [string, string])[] = [
    ["ASK: { target: OPEN, actions: [{ send: ANSWER }] }", "ASK: CHECKING"],
    [
      "      OPEN:\n",
      "      CHECKING:\n        on:\n          MORE: { target: OPEN, actions: [{ send: ANSWER }] }\n          SILENCE: DONE\n      OPEN:\n",
    ],
    ["  BYE: {", "  MORE: { from: client }\n  BYE: {"],
    ["entry: [{ send: ASK }]", "entry: [{ send: ASK }, { send: MORE }]"],
  ];

  it("find a reply that does not come any more, though timers go on", () => {
    const found = compareTexts(login, change(...wanting), { oldRoles: ["client"] });
    expect(tellBreaks(found)).toEqual([
      `lost-reply: ${oldClient}the client waits in "CALLING" for "ANSWER", which the server does not send there any more, but waits in "CHECKING" itself.`,
    ]);
    const [first] = listFound(found);
    expect(first?.diagnostic).toMatchObject({ span: { file: "new.chart.yaml" }, severity: "error" });
    expect(first?.steps.at(-1)).toMatchObject({ role: "server", kind: "message", about: "ASK" });
  });

  it("find a reply that does not come any more, since the server hangs up", () => {
    const now = change(["ASK: { target: OPEN, actions: [{ send: ANSWER }] }", "ASK: DONE"]);
    expect(tellBreaks(compareTexts(login, now, { oldRoles: ["client"] }))).toEqual([
      `lost-reply: ${oldClient}the client waits in "CALLING" for "ANSWER", which the server does not send there any more.`,
    ]);
  });

  it("find what an old server waits for, and a new client does not say", () => {
    const silent = change(...wanting).replace(", { send: MORE }", "");
    const found = compareTexts(change(...wanting), silent, { oldRoles: ["server"] });
    expect(tellBreaks(found)).toEqual([
      `lost-reply: ${newClient}the server waits in "CHECKING" for "MORE", which the client does not send there any more, but waits in "CALLING" itself.`,
    ]);
  });

  it.each<[string, string, string]>([
    ["another message comes in its place", "[{ send: ANSWER }] }", "[{ send: REFUSAL }] }"],
    ["it comes later", "ASK: { target: OPEN, actions: [{ send: ANSWER }] }", "ASK: LATER"],
    ["what never was sure to come does not", "TICK: { actions: [{ send: NEWS }] }", "TICK: { actions: [note it] }"],
  ])("miss no reply where %s", (_, from, to) => {
    const later = "      LATER: { on: { TICK: { target: OPEN, actions: [{ send: ANSWER }] } } }\n      OPEN:\n";
    const before = change(
      ["          ANSWER: LISTENING\n", "          ANSWER: LISTENING\n          REFUSAL: DONE\n"],
      ["  BYE: {", "  REFUSAL: { from: server }\n  BYE: {"],
      ["      OPEN:\n", later],
    );
    expect(before).toContain(from);
    const now = before.replace(from, to);
    expect(tellBreaks(compareTexts(before, now, { oldRoles: ["client"] }))).toEqual([]);
  });

  it("do not tell again what went wrong before, though its state is called otherwise", () => {
    const faulty = change(["          BYE: DONE\n          TICK", "          TICK"]);
    const renamed = faulty.replace(" OPEN:\n", " SERVED:\n").replace("target: OPEN", "target: SERVED");
    expect(tellBreaks(compareTexts(faulty, faulty))).toEqual([]);
    expect(tellBreaks(compareTexts(faulty, renamed))).toEqual([]);
    expect(tellBreaks(compareTexts(login, renamed))).toHaveLength(1);
  });

  it("tell of what goes wrong in a new state, though the like went wrong in another that is gone", () => {
    const waiting = (x: string, y: string, name: string): string => `chartwright: 1
protocol: waiting
codec: json
channel: stream
messages:
  X: { from: client }
  Y: { from: client }
  OK: { from: server }
roles:
  server:
    initial: FIRST
    states:
      FIRST: { on: { X: ${x}, Y: ${y} } }
      ${name}: { on: { X: DONE, Y: DONE } }
      DONE: { type: final, entry: [{ send: OK }] }
  client:
    initial: FIRST
    events: { say x: { kind: command }, say y: { kind: command } }
    states:
      FIRST:
        on:
          say x: { target: WAITING, actions: [{ send: X }] }
          say y: { target: WAITING, actions: [{ send: Y }] }
      WAITING: { on: { OK: DONE } }
      DONE: { type: final }
`;
    const old = waiting("STUCK", "DONE", "STUCK");
    expect(tellBreaks(compareTexts(old, waiting("ABYSS", "DONE", "ABYSS"), { oldRoles: ["client"] }))).toEqual([]);
    const found = compareTexts(old, waiting("DONE", "ABYSS", "ABYSS"), { oldRoles: ["client"] });
    expect(tellBreaks(found)).toEqual([
      `deadlock: ${oldClient}the server waits in "ABYSS" and the client in "WAITING": nothing is on its way, and no timer will fire.`,
    ]);
  });

  it("tell of another fault with the same message in the same state", () => {
    const caught = change(["          BYE: DONE\n          TICK", '          "*": DONE\n          TICK']);
    const dropped = change(["          BYE: DONE\n          TICK", "          TICK"]);
    expect(tellBreaks(compareTexts(caught, dropped))).toEqual([expect.stringMatching(/^unspecified-reception: /u)]);
    expect(tellBreaks(compareTexts(dropped, caught))).toEqual([expect.stringMatching(/^honest-peer-rejected: /u)]);
  });

  it("do not look at what follows from a message that is not understood", () => {
    const required = ["ASK: { from: client }", "ASK: { from: client, fields: { of: string } }"] as const;
    const misread = [expect.stringMatching(/^misread-message: /u)];
    // Were it read all the same, the server would come to a state that does not take BYE.
    const found = compareTexts(login, change(required, ["          BYE: DONE\n          TICK", "          TICK"]));
    expect(tellBreaks(found)).toEqual(misread);
    // Were it dropped, each would wait for the other for ever.
    const patient = login.replaceAll("          SILENCE: DONE\n", "").replaceAll(/ {6}SILENCE: .*\n/gu, "");
    expect(tellBreaks(compareTexts(patient, patient.replace(...required)))).toEqual(misread);
  });

  it("take the time anew when something unknown arrives", () => {
    const poking = (server: string, messages: string): string => `chartwright: 1
protocol: poking
codec: json
messages:
  POKE: { from: client }
${messages}roles:
  server:
    initial: FIRST
    states:
${server}  client:
    initial: WAITING
    events:
      NOISE: { kind: unknown }
      QUIET: { kind: timer, after: 5s, restart: receive }
    states:
      WAITING:
        on:
          NOISE: {}
          QUIET: { actions: [{ send: POKE }] }
`;
    const old = poking("      FIRST: { on: { POKE: { actions: [note it] } } }\n", "");
    const once = "      FIRST: { on: { POKE: { target: SECOND, actions: [{ send: PING }] } } }\n      SECOND: {}\n";
    const told = tellBreaks(compareTexts(old, poking(once, "  PING: { from: server }\n"), { oldRoles: ["client"] }));
    expect(told).toContain(
      `unspecified-reception: ${oldClient}"POKE" of the client can arrive in state "SECOND" of the server, which does not take it: it is dropped.`,
    );
  });

  it("say nothing of what is accepted", () => {
    const now = change(
      ["          BYE: DONE\n          TICK", "          TICK"],
      ["      OPEN:\n", "      OPEN:\n        accept: { unspecified-reception: so it is }\n"],
    );
    expect(tellBreaks(compareTexts(login, now))).toEqual([]);
  });

  it("are compared for one role alone, where that is wanted, and by the severities of a config", () => {
    const now = change(["          BYE: DONE\n          TICK", "          TICK"]);
    expect(tellBreaks(compareTexts(login, now, { oldRoles: ["server"] }))).toEqual([]);
    expect(tellBreaks(compareTexts(login, now, { severities: { "unspecified-reception": "off" } }))).toEqual([]);
  });

  it("point into the new spec where it is the old peer that does not take something", () => {
    const now = change(
      [
        "          ANSWER: LISTENING",
        "          ANSWER: { target: LISTENING, actions: [{ send: BYE }, { send: BYE }] }",
      ],
      ["          BYE: DONE\n          TICK", "          BYE: { actions: [note it] }\n          TICK"],
    );
    const old = change(
      ["          BYE: DONE\n          TICK", "          TICK"],
      ["{ target: DONE, actions: [{ send: BYE }] }", "DONE"],
    );
    const [found] = listFound(compareTexts(old, now, { oldRoles: ["server"] }));
    expect(found?.diagnostic).toMatchObject({
      rule: "unspecified-reception",
      message: `${newClient}"BYE" of the client can arrive in state "OPEN" of the server, which does not take it: it is dropped.`,
      span: { file: "new.chart.yaml", start: { line: 9, column: 3 } },
      related: [{ span: { file: "old.chart.yaml" } }, { span: { file: "old.chart.yaml" } }],
    });
  });

  it("are not run at all where messages travel otherwise", () => {
    const found = compareTexts(login, change(["channel: stream", "channel: queue"]));
    expect(tellBreaks(found)).toEqual([
      'changed-wire: No old peer understands "login" any more: its channel was stream, and is queue.',
    ]);
    expect(found.pairs).toEqual([]);
    const filemq = readFileSync("specs/filemq.chart.yaml", "utf8");
    expect(tellBreaks(compareTexts(filemq, filemq.replace("signature: 3", "signature: 4")))).toHaveLength(1);
  });
});

describe("two versions of a message", () => {
  const asking = (ask: string): string => change(["ASK: { from: client }", `ASK: { from: client, ${ask} }`]);

  it.each<[string, string, string, string | null, string]>([
    [
      "a field is removed that was required",
      "fields: { a: string }",
      "fields: {}",
      newClient,
      'is misread by the server: its field "a" is missing',
    ],
    [
      "a field is added that is required",
      "fields: {}",
      "fields: { a: string }",
      oldClient,
      'is misread by the server: its field "a" is missing',
    ],
    [
      "an optional field is required",
      "fields: { a: string? }",
      "fields: { a: string }",
      oldClient,
      'may be misread by the server: its field "a" may be missing',
    ],
    [
      "an enum has one member less",
      "fields: { a: enum<b|c> }",
      "fields: { a: enum<b> }",
      oldClient,
      'may be misread by the server: its field "a" may be "c", and has to be "b"',
    ],
    [
      "an enum has one member more",
      "fields: { a: enum<b> }",
      "fields: { a: enum<b|c> }",
      newClient,
      'may be misread by the server: its field "a" may be "c", and has to be "b"',
    ],
    [
      "a bound is lower",
      "fields: { a: { type: uint8, max: 9 } }",
      "fields: { a: { type: uint8, max: 5 } }",
      oldClient,
      'may be misread by the server: its field "a" may be greater than 5',
    ],
    [
      "an integer is wider",
      "fields: { a: uint8 }",
      "fields: { a: uint16 }",
      newClient,
      'may be misread by the server: its field "a" may be greater than 255',
    ],
    [
      "a number that always is the same integer becomes one",
      "fields: { a: { type: float64, const: 7 } }",
      "fields: { a: { type: uint8, const: 7 } }",
      null,
      "",
    ],
    ["it becomes strict", "fields: {}", "strict: true, fields: {}", null, ""],
    [
      "it was strict, and has a field more",
      "strict: true, fields: {}",
      "strict: true, fields: { a: string? }",
      newClient,
      'may be misread by the server: its field "a" is not declared there, and the message is `strict`',
    ],
  ])("are told apart where %s", (_, ...[before, after, pair, words]) => {
    const expected = pair === null ? [] : [`misread-message: ${pair}"ASK" of the client ${words}.`];
    expect(tellBreaks(compareTexts(asking(before), asking(after)))).toEqual(expected);
  });

  it("are compared in the time that their types take, however often these are used in each other", () => {
    const nest = (last: string): string => {
      const types = Array.from({ length: 200 }, (_, at) => {
        const next = at === 199 ? last : `T${at + 1}`;
        return `  T${at}: { a: ${next}, b: list<${next}>, c: ${next}? }\n`;
      });
      return asking("fields: { a: T0 }").replace("messages:\n", `types:\n${types.join("")}messages:\n`);
    };
    expect(tellBreaks(compareTexts(nest("uint8"), nest("uint16"), { oldRoles: ["client"] }))).toEqual([]);
    const [told] = tellBreaks(compareTexts(nest("string"), nest("uint8"), { oldRoles: ["client"] }));
    expect(told).toMatch(/its field "a" is a T0, where the field "a" is a T1, .* is a string, and read as a uint8\.$/u);
  });

  it("have their fields shown, the new one first", () => {
    const [found] = listFound(compareTexts(asking("fields: { a: string? }"), asking("fields: { a: string }")));
    expect(found?.diagnostic).toMatchObject({
      span: { file: "new.chart.yaml", start: { line: 6, column: 34 } },
      related: [{ span: { file: "old.chart.yaml", start: { line: 6, column: 34 } } }],
    });
    expect(found?.steps.at(-1)).toMatchObject({ role: "server", kind: "malformed", reads: "ASK" });
  });
});
