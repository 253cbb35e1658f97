import { within } from "./within.js";

/** What has arrived on a connection and was not taken yet, and how the connection ended. */
export class Inbox {
  readonly #texts: string[] = [];
  #end: string | null = null;
  #wake: () => void = () => undefined;

  put(text: string): void {
    this.#texts.push(text);
    this.#wake();
  }

  /** Notes how the connection ended; the first word on it stands. */
  close(end: string): void {
    this.#end ??= end;
    this.#wake();
  }

  /** Takes the next text. Rejects where the connection ends instead. */
  async next(): Promise<string> {
    return await within(this.#take(), () => "nothing arrived");
  }

  /** Waits for the end of the connection and tells how it ended, and what was never taken. */
  async end(): Promise<string> {
    const end = await within(this.#wait(), () => `the connection did not end; not taken: ${this.#texts.join(" ")}`);
    return [end, ...this.#texts].join(", not taken: ");
  }

  async #take(): Promise<string> {
    for (;;) {
      const text = this.#texts.shift();
      if (text !== undefined) return text;
      if (this.#end !== null) throw new Error(`the connection ended ${this.#end}`);
      await this.#sleep();
    }
  }

  async #wait(): Promise<string> {
    while (this.#end === null) await this.#sleep();
    return this.#end;
  }

  async #sleep(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
