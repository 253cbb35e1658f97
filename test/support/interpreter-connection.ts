/** The connection of a session, counted from 1, as one after the other is lost and a new one is asked for. */
export class Connection {
  #number = 1;
  #isOpen = true;
  #unheardLosses = 0;
  #isAskedFor = false;

  get number(): number {
    return this.#number;
  }

  /** Tells whether anything can be sent: not from the moment of a loss until there is a new connection. */
  get isOpen(): boolean {
    return this.#isOpen && this.#unheardLosses === 0;
  }

  /** Tells whether the connection went away, and the session has not come to that yet. */
  get isLossUnheard(): boolean {
    return this.#unheardLosses > 0;
  }

  /** Tells whether a new connection was asked for, and nothing was heard of it yet. */
  get isAskedFor(): boolean {
    return this.#isAskedFor;
  }

  /** The connection goes away, or the new one will not come. */
  lose(): void {
    this.#unheardLosses += 1;
  }

  /** The session comes to a loss whose turn it is. */
  hearLoss(): void {
    this.#unheardLosses -= 1;
    this.#isOpen = false;
    this.#isAskedFor = false;
  }

  ask(): void {
    this.#isAskedFor = true;
  }

  /** The session comes to an opened connection, which is a new one or the one that it has. */
  open(which: "new" | "same"): void {
    this.#isAskedFor = false;
    if (which === "same") return;
    this.#number += 1;
    this.#isOpen = true;
  }
}
