/** The words a configuration takes: server, client, what waits for the server, what waits for the client. */
const width = 4;
/** There are so many slots for each configuration that a table can hold, half of them always free. */
const slotsEach = 2;

/** What both roles and both channels hold, by number. */
export interface Configuration {
  readonly server: number;
  readonly client: number;
  readonly toServer: number;
  readonly toClient: number;
}

/**
 * Configurations by number, each once, in the order in which they were found, each with the one it was found from: open
 * addressing over plain integers, so that millions of them are cheap.
 */
export class ConfigurationTable {
  /** Whether a configuration was turned down for want of memory. */
  isFull = false;
  readonly #maxBytes: number;
  #words = new Int32Array(1024 * width);
  #parents = new Int32Array(1024);
  #slots = new Int32Array(1024 * slotsEach);
  #size = 0;

  /** `maxBytes` is what the table may grow to; the little that it begins with, it takes in any case. */
  constructor(maxBytes = Infinity) {
    this.#maxBytes = maxBytes;
  }

  /** How many configurations there are. */
  get size(): number {
    return this.#size;
  }

  /** How much memory the table takes, in bytes. */
  get bytes(): number {
    return this.#words.byteLength + this.#parents.byteLength + this.#slots.byteLength;
  }

  /** Adds a configuration that was found from another, -1 where from none; tells whether it is new, and there was room. */
  add(configuration: Configuration, parent: number): boolean {
    const { server, client, toServer, toClient } = configuration;
    const mask = this.#slots.length - 1;
    let slot = hash(configuration) & mask;
    for (let number = this.#slots[slot] ?? 0; number !== 0; number = this.#slots[slot] ?? 0) {
      const at = (number - 1) * width;
      const words = this.#words;
      if (words[at] === server && words[at + 1] === client && words[at + 2] === toServer && words[at + 3] === toClient)
        return false;
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#parents.length) return this.#grow() && this.add(configuration, parent);
    this.#slots[slot] = this.#size + 1;
    this.#append(configuration, parent);
    return true;
  }

  /** Gives the number of a configuration, or -1 where it is not there. */
  find(configuration: Configuration): number {
    const mask = this.#slots.length - 1;
    let slot = hash(configuration) & mask;
    for (let number = this.#slots[slot] ?? 0; number !== 0; number = this.#slots[slot] ?? 0) {
      if (this.#isAt(number - 1, configuration)) return number - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** Gives the configuration behind a number. */
  get(number: number): Configuration {
    const at = number * width;
    const words = this.#words;
    return {
      server: words[at] ?? 0,
      client: words[at + 1] ?? 0,
      toServer: words[at + 2] ?? 0,
      toClient: words[at + 3] ?? 0,
    };
  }

  /** Gives the number of the configuration that one was first found from; -1 for a beginning. */
  parent(number: number): number {
    return this.#parents[number] ?? -1;
  }

  #isAt(number: number, { server, client, toServer, toClient }: Configuration): boolean {
    const at = number * width;
    const words = this.#words;
    return words[at] === server && words[at + 1] === client && words[at + 2] === toServer && words[at + 3] === toClient;
  }

  #append({ server, client, toServer, toClient }: Configuration, parent: number): void {
    const at = this.#size * width;
    this.#words[at] = server;
    this.#words[at + 1] = client;
    this.#words[at + 2] = toServer;
    this.#words[at + 3] = toClient;
    this.#parents[this.#size] = parent;
    this.#size += 1;
  }

  /** Doubles the table; tells whether that was allowed. */
  #grow(): boolean {
    this.isFull = this.bytes * 2 > this.#maxBytes;
    if (this.isFull) return false;
    this.#words = double(this.#words);
    this.#parents = double(this.#parents);
    this.#fillSlots(new Int32Array(this.#slots.length * 2));
    return true;
  }

  #fillSlots(slots: Int32Array<ArrayBuffer>): void {
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = hash(this.get(number)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

function double(words: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(words.length * 2);
  more.set(words);
  return more;
}

function hash({ server, client, toServer, toClient }: Configuration): number {
  let mixed = Math.imul(server, 0x9e3779b1) ^ Math.imul(client, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ Math.imul(toServer, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x165667b1) ^ Math.imul(toClient, 0x9e3779b1);
  return mixed ^ (mixed >>> 16);
}
