import { identifier } from "../encode/identifier.js";
import type { Code } from "../encode/code.js";

/** Hands out the names of one scope, each once. */
export class Claims {
  readonly #taken: Set<string>;

  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  /** Gives the first of the wanted names that is free; where none is, the last of them with a number behind it. */
  claim(...wanted: readonly [string, ...string[]]): Code {
    const free = wanted.find((name) => !this.#taken.has(name)) ?? this.#number(wanted.at(-1) ?? wanted[0]);
    this.#taken.add(free);
    return identifier(free);
  }

  #number(name: string): string {
    let number = 2;
    while (this.#taken.has(`${name}${number}`)) number += 1;
    return `${name}${number}`;
  }
}
