import { reservedWords } from "../../facts/reserved-words.js";
import type { Station } from "../../facts/ways/way.js";
import type { CommandEvent } from "../../model/event.js";
import type { Message } from "../../model/message.js";
import type { Code } from "../encode/code.js";
import type { RoleScope } from "../role-scope.js";
import { Claims } from "./claims.js";
import { toCamel, toSuffix } from "./words.js";

/** The types that a test file declares, each under a name that no message has. */
export interface TestTypes {
  readonly answers: Code;
  readonly input: Code;
}

const values = [
  ...["expect", "test", "play", "promised", "start", "receive", "malformed", "unknown", "wait", "opened", "closed"],
  ...["after", "open", "way", "input", "answers", "durations", "host", "handlers", "server", "session", "message"],
  // What a CommonJS module has at its top already.
  ...["require", "module", "exports"],
];

/** Decides the names in a role's test file. Each is made when it is first asked for, and then stays. */
export class TestNames {
  readonly types: TestTypes;
  readonly #scope: RoleScope;
  readonly #values: Claims;
  readonly #known = new Map<unknown, Code>();

  constructor(scope: RoleScope) {
    const { messages, types } = scope.names.protocol;
    const taken = [...types.values(), ...[...messages.values()].flatMap(({ type, fields }) => [type, fields])];
    this.#scope = scope;
    this.#values = new Claims([...reservedWords, ...values, ...taken]);
    this.types = claimTypes(new Claims(taken));
  }

  /** Gives the constant that holds a message with as little in it as there may be. */
  sample(message: Message): Code {
    const camel = toCamel(this.#scope.names.message(message.name.text).type, "message");
    return this.#once(message, () => this.#values.claim(camel, `${camel}Message`));
  }

  /** Gives the constant that holds the way to where a session rests. */
  way(station: Station): Code {
    const { state, isPending } = station.passage.to;
    const name = `to${toSuffix(state)}`;
    return this.#once(station, () =>
      isPending ? this.#values.claim(`${name}Pending`) : this.#values.claim(name, `${name}State`),
    );
  }

  /** Gives the function that makes an input of a command. */
  command(command: CommandEvent): Code {
    const method = this.#scope.names.commandMethod(command);
    return this.#once(command, () => this.#values.claim(method, `${method}Command`));
  }

  #once(key: unknown, claim: () => Code): Code {
    const name = this.#known.get(key) ?? claim();
    this.#known.set(key, name);
    return name;
  }
}

function claimTypes(claims: Claims): TestTypes {
  return {
    answers: claims.claim("Answers", "HandlerAnswers"),
    input: claims.claim("Input", "SessionInput"),
  };
}
