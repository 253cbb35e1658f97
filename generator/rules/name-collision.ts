import { listHandlerUses } from "../facts/handler-uses.js";
import { toIdentifier, type Identifier } from "../facts/identifier.js";
import { reservedWords } from "../facts/reserved-words.js";
import type { ChartIndex } from "../model/chart-index.js";
import type { Declaration, Name } from "../model/name.js";
import type { ChartContext, Finding, Rule } from "./rule.js";

/** Something that gets an identifier: `source` is the text it is made of, the name's own or what `as` says. */
interface Bearer {
  readonly what: "type" | "message" | "state" | "event" | "action" | "guard";
  readonly name: Name;
  readonly source: Name;
}

/** Where identifiers must differ, how they are written there, and whose they are. */
interface Scope {
  readonly spelling: keyof Identifier;
  readonly owner: string;
  readonly reserved: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** Finds names that cannot become an identifier of their own. */
export const nameCollision: Rule = {
  name: "name-collision",
  severity: "error",
  structural: true,
  summary: "Two names become one identifier, or a name becomes a reserved one.",
  docs: {
    finds:
      "Among types and messages, among a role's states, its events, and its actions and guards: two names that become one " +
      "identifier, a name without a letter or digit, and an action or guard whose identifier is a reserved word.",
    why: "The emitted code could not tell them apart, or would not compile.",
    mend: "Give one of them `as: identifier`, or another name. This finding cannot be accepted.",
  },
  flagged: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on:
          HELLO: { target: GONE, actions: [say hello, note-it] }
          SILENCE: { target: GONE, actions: [note it] }
      GONE: { type: final }
  client: derived
`,
  clean: `chartwright: 1
protocol: greeting
codec: json
channel: stream
messages:
  HELLO: { from: client }
roles:
  server:
    initial: WAITING
    events:
      SILENCE: { kind: timer, after: 30s }
    states:
      WAITING:
        on:
          HELLO: { target: GONE, actions: [say hello, note it] }
          SILENCE: { target: GONE, actions: [note it] }
      GONE: { type: final }
  client: derived
`,
  checkProtocol: ({ types, messages }) => {
    const bearers = [
      ...types.map((type) => declared("type", type)),
      ...messages.map((message) => declared("message", message)),
    ];
    return findCollisions(bearers, { spelling: "pascal", owner: "", reserved: none });
  },
  checkChart: ({ index, chart }: ChartContext) => {
    const owner = ` of the ${chart.role}`;
    const events = chart.events.map((event) => declared("event", event));
    const states = index.states.map((state) => declared("state", state));
    return [
      ...findCollisions(events, { spelling: "pascal", owner, reserved: none }),
      ...findCollisions(states, { spelling: "pascal", owner, reserved: none }),
      ...findCollisions(listHandlers(index), { spelling: "camel", owner, reserved: reservedWords }),
    ];
  },
};

function declared(what: Bearer["what"], { name, as }: Declaration): Bearer {
  return { what, name, source: as ?? name };
}

/** The handlers of a chart, each where it is used first. */
function listHandlers(index: ChartIndex): readonly Bearer[] {
  const first = new Map<string, Bearer>();
  for (const { as, name } of listHandlerUses(index)) {
    const key = `${as} ${name.text}`;
    if (!first.has(key)) first.set(key, { what: as, name, source: index.action(name.text)?.as ?? name });
  }
  return [...first.values()];
}

function findCollisions(bearers: readonly Bearer[], scope: Scope): readonly Finding[] {
  const taken = new Map<string, Bearer>();
  return bearers.flatMap((bearer) => {
    const identifier = toIdentifier(bearer.source.text)?.[scope.spelling];
    if (identifier === undefined || scope.reserved.has(identifier)) return findUnusable(bearer, scope);
    const other = taken.get(identifier) ?? bearer;
    taken.set(identifier, other);
    if (other === bearer || isDuplicate(bearer, other)) return [];
    const both = `${describe(other)} and ${describe(bearer)}${scope.owner} both become the identifier "${identifier}".`;
    const related = [{ message: "the other is here", span: other.source.span }];
    const help = other.name.text === bearer.name.text ? "give one of them another name" : "give one of them `as: …`";
    return [{ ...report(bearer.source, capitalise(both), help), related }];
  });
}

function findUnusable(bearer: Bearer, { owner, spelling }: Scope): readonly Finding[] {
  const identifier = toIdentifier(bearer.source.text)?.[spelling];
  const fault =
    identifier === undefined
      ? "has no letter or digit to make an identifier of"
      : `becomes "${identifier}", which is reserved`;
  return [report(bearer.source, capitalise(`${describe(bearer)}${owner} ${fault}.`), "give it `as: …`")];
}

/** The same name twice is the fault of another rule. */
function isDuplicate(one: Bearer, other: Bearer): boolean {
  return one.what === other.what && one.name.text === other.name.text;
}

function describe({ what, name }: Bearer): string {
  return `the ${what} "${name.text}"`;
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function report({ span }: Name, message: string, help: string | null): Finding {
  return { span, message, related: [], help, subjects: [] };
}
