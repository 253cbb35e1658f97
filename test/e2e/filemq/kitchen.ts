import type { RouterHost } from "./router-host.js";

/** Makes the CHEEZBURGERs of one client. */
export class Kitchen {
  readonly #host: RouterHost;
  #sequence = 0n;
  #questions = 0;

  constructor(host: RouterHost) {
    this.#host = host;
  }

  /** Sends a chunk of a file. */
  async chunk(filename: string, offset: number, text: string): Promise<void> {
    await this.patch({ operation: 1, filename, offset: BigInt(offset), chunk: Buffer.from(text) });
  }

  /** Sends a whole file. */
  async file(filename: string, text: string): Promise<void> {
    await this.chunk(filename, 0, text);
    await this.chunk(filename, Buffer.byteLength(text), "");
  }

  async delete(filename: string): Promise<void> {
    await this.patch({ operation: 2, filename, offset: 0n, chunk: Buffer.alloc(0) });
  }

  /** Waits until the client has done all that it was told. */
  async settle(): Promise<void> {
    this.#questions += 1;
    await this.#host.send({ type: "HUGZ" });
    await this.#host.hear("HUGZ-OK", this.#questions);
  }

  async patch(part: {
    readonly operation: number;
    readonly filename: string;
    readonly offset: bigint;
    readonly chunk: Uint8Array;
  }): Promise<void> {
    const headers = new Map<string, string>();
    await this.#host.send({ type: "CHEEZBURGER", sequence: this.#sequence, eof: 0, headers, ...part });
    this.#sequence += 1n;
  }
}
