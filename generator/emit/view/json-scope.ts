import type { TypeDeclaration } from "../../model/message.js";
import type { Protocol } from "../../model/protocol.js";
import type { Code } from "../encode/code.js";
import { identifier } from "../encode/identifier.js";
import { Claims } from "../names/claims.js";
import type { ProtocolNames } from "../names/protocol-names.js";
import { jsonRuntimeFunctions, type JsonRuntimeFunction, type JsonRuntimeType } from "./json-runtime.js";

/** Whether a function turns what JSON holds into a message, or the other way round. */
export type Direction = "read" | "write";

/** What reads, writes or does both with the entries of a list or map where no function of the runtime does. */
export interface EntryFunction {
  readonly verb: Direction | "check";
  readonly name: Code;
  /** The TypeScript type of an entry. */
  readonly type: Code;
  readonly body: Code;
}

const unions = ["readClientMessage", "readServerMessage", "writeClientMessage", "writeServerMessage"];

/** Names the functions of one protocol's JSON codec, and notes what they need. */
export class JsonScope {
  readonly protocol: Protocol;
  readonly names: ProtocolNames;
  readonly #claims = new Claims([...jsonRuntimeFunctions, ...unions]);
  readonly #functions = new Map<string, Code>();
  readonly #entries = new Map<Code, EntryFunction>();
  readonly #usedFunctions = new Set<JsonRuntimeFunction>();
  readonly #usedTypes = new Set<JsonRuntimeType>();

  constructor(protocol: Protocol, names: ProtocolNames) {
    this.protocol = protocol;
    this.names = names;
    for (const { name } of protocol.types) this.#claimFunctions(this.typeName(name.text), "Type");
    for (const { name } of protocol.messages) this.#claimFunctions(this.messageName(name.text), "Message");
  }

  get usedFunctions(): readonly JsonRuntimeFunction[] {
    return [...this.#usedFunctions].sort();
  }

  get usedTypes(): readonly JsonRuntimeType[] {
    return [...this.#usedTypes].sort();
  }

  /** The functions for entries, in the order in which they were first needed. */
  get entries(): readonly EntryFunction[] {
    return [...this.#entries.values()];
  }

  /** Gives a function of the runtime, and notes that it is needed. */
  use(name: JsonRuntimeFunction): Code {
    this.#usedFunctions.add(name);
    return identifier(name);
  }

  /** Gives a type of the runtime, and notes that it is needed. */
  useType(name: JsonRuntimeType): Code {
    this.#usedTypes.add(name);
    return identifier(name);
  }

  /** Gives the TypeScript type of a declaration under `types`. */
  typeName(text: string): Code {
    return found(this.names.types.get(text), text);
  }

  /** Gives the TypeScript type of a message. */
  messageName(text: string): Code {
    return found(this.names.messages.get(text), text).type;
  }

  /** Gives the declaration of a type. */
  declaration(text: string): TypeDeclaration {
    return found(
      this.protocol.types.find(({ name }) => name.text === text),
      text,
    );
  }

  /** Gives the function that reads or writes a declared type or a message, by its TypeScript type. */
  functionFor(direction: Direction, type: Code): Code {
    return found(this.#functions.get(`${direction} ${type}`), type);
  }

  /** Gives the function for entries with that body; it is made where there is none, and named after `stem`. */
  entryFunction(stem: string, { verb, type, body }: Omit<EntryFunction, "name">): Code {
    const known = this.#entries.get(body);
    if (known !== undefined) return known.name;
    const name = this.#claims.claim(`${verb}${stem}Entry`);
    this.#entries.set(body, { verb, name, type, body });
    return name;
  }

  #claimFunctions(type: Code, kind: "Type" | "Message"): void {
    for (const direction of ["read", "write"] as const) {
      const name = this.#claims.claim(`${direction}${type}`, `${direction}${type}${kind}`);
      this.#functions.set(`${direction} ${type}`, name);
    }
  }
}

function found<T>(value: T | undefined, text: string): T {
  if (value === undefined) throw new Error(`"${text}" is not declared`);
  return value;
}
