/** What happened, in order, and a way to wait for what is still to happen. */
export class Log<Entry> {
  readonly entries: Entry[] = [];
  readonly #waiting: (() => boolean)[] = [];

  add(entry: Entry): void {
    this.entries.push(entry);
    for (const isDone of this.#waiting.splice(0)) if (!isDone()) this.#waiting.push(isDone);
  }

  /** Gives the first entry that fits, once there is one. */
  async first(fits: (entry: Entry) => boolean = () => true): Promise<Entry> {
    return new Promise((resolve) => {
      const isDone = (): boolean => {
        const at = this.entries.findIndex(fits);
        const found = this.entries.slice(at, at + 1);
        if (at >= 0) found.forEach(resolve);
        return at >= 0;
      };
      if (!isDone()) this.#waiting.push(isDone);
    });
  }

  /** Settles once there are so many entries. */
  async reach(count: number): Promise<readonly Entry[]> {
    return new Promise((resolve) => {
      const isDone = (): boolean => {
        if (this.entries.length >= count) resolve(this.entries);
        return this.entries.length >= count;
      };
      if (!isDone()) this.#waiting.push(isDone);
    });
  }
}
