import type { ChartIndex } from "../../model/chart-index.js";
import type { CommandEvent, TimerEvent } from "../../model/event.js";
import type { Message } from "../../model/message.js";
import type { State } from "../../model/state.js";
import type { Code } from "../encode/code.js";
import { identifier } from "../encode/identifier.js";
import { Claims } from "./claims.js";
import { listSessionMembers } from "./session-members.js";
import type { MessageNames, ProtocolNames } from "./protocol-names.js";
import { toCamel, toSuffix } from "./words.js";

/** Decides the names in a role's file. Each is made when it is first asked for, and then stays. */
export class RoleNames {
  /** What the role's declarations begin with, such as `HandshakeServer`. */
  readonly prefix: Code;
  /** The class of a session, as far as users see one: a client is called by its role alone. */
  readonly session: Code;
  readonly protocol: ProtocolNames;

  readonly #index: ChartIndex;
  readonly #handlers = new Claims(["constructor", "then"]);
  readonly #types: Claims;
  readonly #events = new Claims();
  readonly #members: Claims;
  readonly #known = new Map<string, Code>();

  constructor(index: ChartIndex, protocol: ProtocolNames) {
    this.#index = index;
    this.protocol = protocol;
    this.prefix = protocol.prefixes[index.chart.role];
    this.#types = new Claims([...protocol.messages.values()].flatMap(({ type, fields }) => [type, fields]));
    this.#members = new Claims(listSessionMembers(index));
    this.session = index.chart.role === "server" ? this.declared("Session") : this.prefix;
  }

  /** Gives the name of a declaration of this role, such as `HandshakeServerState`. */
  declared(suffix: string): Code {
    return identifier(`${this.prefix}${suffix}`);
  }

  /** Gives a method that belongs to a state, such as `receiveInReady`. */
  method(verb: string, state: State): Code {
    return identifier(`${verb}${toSuffix(state)}`);
  }

  /** Gives the handler of an action. */
  action(text: string): Code {
    const as = this.#index.action(text)?.as?.text;
    return this.#once(`action ${text}`, () => this.#handlers.claim(toCamel(as ?? text, "run")));
  }

  /** Gives the handler of a guard. */
  guard(text: string): Code {
    return this.#once(`guard ${text}`, () => this.#handlers.claim(toCamel(text, "is")));
  }

  /** Gives the handler that builds a message's fields. */
  builder(message: Message): Code {
    const { suffix } = this.message(message.name.text);
    return this.#once(`builder ${message.name.text}`, () => this.#handlers.claim(`build${suffix}`));
  }

  /** Gives the handler that checks what arrives in a state. */
  check(state: State): Code {
    return this.#once(`check ${state.name.text}`, () => this.#handlers.claim(`check${toSuffix(state)}`));
  }

  /** Gives the handler that says how long a timer takes. */
  duration(timer: TimerEvent): Code {
    return this.#once(`duration ${timer.name.text}`, () => this.#handlers.claim(`durationOf${toSuffix(timer)}`));
  }

  /** Gives the member of a session that belongs to a timer, such as `fireHeartbeat` or `heartbeatFrom`. */
  timer(part: "fire" | "runs" | "from" | "ticks", timer: TimerEvent): Code {
    const camel = toCamel(timer.as?.text ?? timer.name.text, "timer");
    const names = {
      fire: `fire${toSuffix(timer)}`,
      runs: `runs${toSuffix(timer)}In`,
      from: `${camel}From`,
      ticks: `${camel}Ticks`,
    };
    return this.#once(`${part} ${timer.name.text}`, () => this.#members.claim(names[part]));
  }

  /** Gives the method that takes a command. */
  commandMethod(command: CommandEvent): Code {
    const camel = toCamel(command.as?.text ?? command.name.text, "do");
    return this.#once(`take ${command.name.text}`, () => this.#members.claim(camel, `${camel}Command`));
  }

  /** Gives the key of an event in a table of events. */
  eventKey(text: string): Code {
    const as = this.#index.event(text)?.as?.text;
    return this.#once(`event ${text}`, () => this.#events.claim(toCamel(as ?? text, "event")));
  }

  /** Gives the type of a command, such as `FilemqClientSubscribeCommand`. */
  command(text: string): Code {
    const event = this.#index.event(text);
    if (event === undefined) throw new Error(`"${text}" is no event`);
    return this.#once(`command ${text}`, () => this.#types.claim(`${this.prefix}${toSuffix(event)}Command`));
  }

  /** Gives the type of what a command carries, such as `FilemqClientSubscribeFields`. */
  commandFields(command: CommandEvent): Code {
    const { text } = command.name;
    return this.#once(`fields ${text}`, () => this.#types.claim(`${this.prefix}${toSuffix(command)}Fields`));
  }

  /** Gives the names of a message of the protocol. */
  message(text: string): MessageNames {
    const names = this.protocol.messages.get(text);
    if (names === undefined) throw new Error(`"${text}" is no message`);
    return names;
  }

  #once(key: string, claim: () => Code): Code {
    const name = this.#known.get(key) ?? claim();
    this.#known.set(key, name);
    return name;
  }
}
