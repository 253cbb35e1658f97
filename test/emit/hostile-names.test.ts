import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { analyze } from "../../generator/analyze.js";
import { isError } from "../../generator/diagnostics/diagnostic.js";
import { emit } from "../../generator/emit/emit.js";
import { loadSpec } from "../../generator/load/load-spec.js";
import type { Codec, Protocol } from "../../generator/model/protocol.js";
import { compile } from "../types/compile.js";
import { EmittedModules, type Exports } from "./hostile/emitted-modules.js";

/** Names that mean something to JavaScript, so that each can go wrong in its own way. */
const names = [
  ...["__proto__", "constructor", "then", "class", "hasOwnProperty", "toString", "valueOf", "prototype", "await"],
  ...["undefined", "NaN", "default", "require", "exports", "arguments", "eval", "length", "name"],
];
/** Of those, what the language lets a field be called: nothing that every object has. */
const fieldNames = names.filter((name) => !(name in Object.prototype));
const indexed = <T>(write: (name: string, index: number) => readonly [string, T]): Record<string, T> => {
  return Object.fromEntries(names.map(write));
};
const end = { Over: { type: "final" } };

interface Parts {
  readonly protocol: string;
  readonly types?: object;
  readonly messages: object;
  readonly server: object;
  readonly client?: unknown;
}

function load({ protocol, types, messages, server, client = "derived" }: Parts, codec: Codec = "json"): Protocol {
  const head = { chartwright: 1, protocol, codec, ...(codec === "zproto" ? { signature: 1, channel: "queue" } : {}) };
  const text = JSON.stringify({
    ...head,
    ...(types === undefined ? {} : { types }),
    messages,
    roles: { server, client },
  });
  const { protocol: loaded, diagnostics } = loadSpec(text, "names.chart.yaml");
  const faults = loaded === null ? diagnostics : analyze(loaded).filter(isError);
  if (loaded === null || faults.length > 0) throw new Error(faults.map(({ message }) => message).join("\n"));
  return loaded;
}

const stringFields = Object.fromEntries(fieldNames.map((name) => [name, "string"]));
const mapFields = { text: "map<string>", deep: "map<list<map<uint8>>>", by: "enum<__proto__|constructor|then>?" };

const everyField = { ...stringFields, ...mapFields };

/** Messages and states of these names: a state for each message, which answers it with the same. */
const echo: Parts = {
  protocol: "constructor",
  messages: indexed((name) => [name, { from: "both", fields: name === "then" ? everyField : mapFields }]),
  server: {
    initial: `${names[0]}`,
    states: {
      ...indexed((name, at) => [
        name,
        { on: { [name]: { target: names[at + 1] ?? "Over", actions: [{ send: name }] }, "*": "Over" } },
      ]),
      ...end,
    },
  },
};

/** Types, outcomes, timers, commands and handlers of these names. */
const events: Parts = {
  protocol: "then",
  types: indexed((name) => [name, { then: "string", more: `${name}?`, by: `map<${name}>` }]),
  messages: {
    Go: { from: "client", fields: Object.fromEntries(names.map((name, at) => [`f${at}`, name])) },
    Went: { from: "server" },
  },
  server: {
    initial: "Here",
    events: indexed((name) => [name, { kind: "command", fields: { then: "string?" } }]),
    actions: indexed((name, at) => [name, { as: `do${at}` }]),
    states: {
      Here: {
        on: {
          Go: { actions: names },
          ...indexed((name, at) => [name, { guard: `may ${name}`, actions: [names[at], { send: "Went" }] }]),
          "*": "Over",
        },
      },
      ...end,
    },
  },
  client: {
    initial: "There",
    events: {
      ...indexed((name) => [name, { kind: "outcome" }]),
      start: { kind: "command" },
      late: { kind: "timer", after: "1s" },
    },
    actions: { decide: { raises: names } },
    states: {
      There: {
        on: {
          Went: { actions: ["decide"] },
          start: { actions: [{ send: "Go" }] },
          late: "Over",
          ...indexed((name) => [name, `at ${name}`]),
        },
      },
      ...indexed((name) => [
        `at ${name}`,
        { as: `at ${name}`.replace(/\W|_/gu, ""), on: { Went: "There", late: "Over" } },
      ]),
      ...end,
    },
  },
};

/** The same messages as frames of bytes. */
const frames: Parts = {
  protocol: "await",
  messages: indexed((name, id) => [name, { id, from: "client", fields: { ...stringFields, table: "map<string>" } }]),
  server: { initial: "Here", states: { Here: { on: { "*": "Over" } }, ...end } },
};

/** A message that a peer may try to make up. */
const strings: Parts = {
  protocol: "default",
  messages: { A: { from: "client", fields: { then: "string", class: "string" } } },
  server: { initial: "Here", states: { Here: { on: { A: "Over" } }, ...end } },
};

/** What emitted files import from those beside them: a member of the same name is no use of it. */
const imported = ["runtime", "zproto", "host"].flatMap((name) => {
  const text = readFileSync(`generated/${name}.ts`, "utf8");
  return [...text.matchAll(/^export (?:abstract )?(?:async )?(?:const|function|class) (\w+)/gmu)].map(
    ([, exported = ""]) => exported,
  );
});
const lookalikes: Parts = {
  protocol: "class",
  messages: { A: { from: "client", fields: Object.fromEntries(imported.map((name) => [name, "string"])) } },
  server: {
    initial: "Here",
    events: {
      tell: { kind: "command", fields: Object.fromEntries(imported.map((name) => [name, "string"])) },
      ...Object.fromEntries(imported.map((name) => [name, { kind: "command" }])),
    },
    states: {
      Here: { on: { A: "Over", tell: {}, ...Object.fromEntries(imported.map((name) => [name, {}])) } },
      ...end,
    },
  },
};

interface Message {
  readonly type: string;
  readonly [field: string]: unknown;
}
type Decode = (input: unknown) => { readonly kind: string; readonly message?: Message };
type Encode = (message: Message) => unknown;
interface Session {
  readonly state: string;
  receive(message: Message): void;
  dispatch(event: Message): void;
}

describe("names that mean something to JavaScript", () => {
  let texts: ReadonlyMap<string, string> = new Map();
  let modules = new EmittedModules(texts);
  const before = Object.getOwnPropertyNames(Object.prototype);

  beforeAll(async () => {
    const protocols = [load(echo), load(events), load(strings), load(lookalikes), load(frames, "zproto")];
    const emitted = await Promise.all(
      protocols.map((protocol) =>
        emit([protocol], {
          roles: ["server", "client"],
          importExtension: "js",
          header: { suppress: [], license: null },
          headerPath: (file) => file,
        }),
      ),
    );
    texts = new Map(emitted.flatMap(({ files }) => files.map(({ path, content }) => [path, content] as const)));
    modules = new EmittedModules(texts);
  }, 60_000);

  it("compile under the strictest flags", () => {
    const below = [...texts].map(([path, text]) => [`names/${path}`, text] as const);
    const faults = compile([], { texts: new Map(below) });
    expect(faults.map(({ file, at, message }) => `${file}: ${message} at ${at}`)).toEqual([]);
  });

  const filled = (type: string): Message => ({
    type,
    ...(type === "then" ? Object.fromEntries(fieldNames.map((name) => [name, `the ${name}`])) : {}),
    text: new Map(names.map((name) => [name, name])),
    deep: new Map(names.map((name) => [name, [new Map([[name, 1]])]])),
    by: "__proto__",
  });

  it("travel as JSON, as messages, fields, members and keys", () => {
    const { decodeClientMessage, encodeClientMessage } = modules.load("constructor/messages.ts") as Record<
      string,
      Decode
    > &
      Record<string, Encode>;
    for (const name of names) {
      const wire = encodeClientMessage?.(filled(name));
      expect(Object.entries((JSON.parse(wire as unknown as string) as { readonly text: object }).text)).toEqual(
        names.map((key) => [key, key]),
      );
      expect(decodeClientMessage?.(wire)).toEqual({ kind: "message", message: filled(name) });
    }
  });

  it("are what a session is in, takes and says", () => {
    const sent: unknown[] = [];
    const session = open(modules.load("constructor/server.ts"), "createConstructorServer", sent);
    for (const [at, name] of names.entries()) {
      expect(session.state).toBe(name);
      session.receive(filled(name));
      expect(sent).toEqual([filled(name)]);
      sent.length = 0;
      expect(session.state).toBe(names[at + 1] ?? "Over");
    }
  });

  it("are what a session is told to do", () => {
    const sent: unknown[] = [];
    const session = open(modules.load("then/server.ts"), "createThenServer", sent);
    for (const name of names) session.dispatch({ type: name });
    expect(sent).toEqual(names.map(() => ({ type: "Went" })));
    expect(session.state).toBe("Here");
  });

  it("are what handlers decide", () => {
    for (const name of names) {
      const { createThenClient } = modules.load("then/client.ts") as Record<string, (options: object) => Session>;
      const handlers = { decide: () => name, buildGo: () => ({}) };
      const client = createThenClient?.({
        handlers,
        hooks: { error: fail },
        context: null,
        transport: makeTransport([]),
      });
      client?.receive({ type: "Went" });
      expect(client?.state).toBe(`at ${name}`);
    }
  });

  it("travel as frames, as messages, fields and keys", () => {
    const { decodeClientMessage, encodeClientMessage } = modules.load("await/messages.ts") as Record<string, Decode> &
      Record<string, Encode>;
    for (const name of names) {
      const message = {
        ...Object.fromEntries(fieldNames.map((field) => [field, `the ${field}`])),
        type: name,
        table: new Map(names.map((key) => [key, key])),
      };
      expect(decodeClientMessage?.(encodeClientMessage?.(message))).toEqual({ kind: "message", message });
    }
  });

  it.each(["__proto__", "constructor", "toString"])("give a peer no way past what is declared: %s", (name) => {
    const { decodeClientMessage } = modules.load("default/messages.ts") as Record<"decodeClientMessage", Decode>;
    const fields = { then: "a", class: "b" };
    const read = (wire: string): object => decodeClientMessage(wire);
    expect(read(`{"type": "A", "${name}": ${JSON.stringify(fields)}}`)).toMatchObject({ kind: "malformed" });
    expect(read(`{"${name}": {"type": "A"}, "then": "a", "class": "b"}`)).toMatchObject({ kind: "malformed" });
    expect(read(`{"type": "${name}", "then": "a", "class": "b"}`)).toEqual({ kind: "unknown", name });
    const message = { type: "A", ...fields };
    expect(read(`{"type": "A", "then": "a", "class": "b", "${name}": {"x": 1}}`)).toEqual({ kind: "message", message });
  });

  it("leave every object as it was", () => {
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });
});

/** Opens a session of an emitted server whose builders answer with what came; what it sends is added to a list. */
function open(module: Exports, create: string, sent: unknown[]): Session {
  const make = module[create] as (options: object) => { connect(key: number, transport: object): Session };
  const handlers = new Proxy({}, { get: (_, name) => answerAs(String(name)) });
  return make({ handlers, hooks: { error: fail }, context: () => null }).connect(1, makeTransport(sent));
}

/** Guards hold, builders give what came, and actions answer with nothing. */
function answerAs(name: string): (session: unknown, event: unknown) => unknown {
  if (name.startsWith("may")) return () => true;
  return name.startsWith("build") ? (_session, event) => event : () => undefined;
}

function makeTransport(sent: unknown[]): object {
  return { send: (message: unknown) => sent.push(message), close: () => undefined };
}

function fail(_session: unknown, error: unknown): never {
  throw error;
}
