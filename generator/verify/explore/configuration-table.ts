/** The words a configuration takes: server, client, what waits for the server, what waits for the client. */
const width = 4;
/** A table this full is doubled. */
const mostLoad = 0.6;

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
  #words = new Int32Array(1024 * width);
  #parents = new Int32Array(1024);
  #slots = new Int32Array(2048);
  #size = 0;

  /** How many configurations there are. */
  get size(): number {
    return this.#size;
  }

  /** How much memory the table takes, in bytes. */
  get bytes(): number {
    return this.#words.byteLength + this.#parents.byteLength + this.#slots.byteLength;
  }

  /** Adds a configuration that was found from another, -1 where from none; tells whether it is new. */
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
    const [server = 0, client = 0, toServer = 0, toClient = 0] = this.#words.subarray(at, at + width);
    return { server, client, toServer, toClient };
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
    if (at === this.#words.length) this.#growWords();
    this.#words[at] = server;
    this.#words[at + 1] = client;
    this.#words[at + 2] = toServer;
    this.#words[at + 3] = toClient;
    this.#parents[this.#size] = parent;
    this.#size += 1;
    if (this.#size > this.#slots.length * mostLoad) this.#growSlots();
  }

  #growWords(): void {
    const words = new Int32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
    const parents = new Int32Array(this.#parents.length * 2);
    parents.set(this.#parents);
    this.#parents = parents;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let slot = hash(this.get(number)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function hash({ server, client, toServer, toClient }: Configuration): number {
  let mixed = Math.imul(server, 0x9e3779b1) ^ Math.imul(client, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ Math.imul(toServer, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x165667b1) ^ Math.imul(toClient, 0x9e3779b1);
  return mixed ^ (mixed >>> 16);
}
