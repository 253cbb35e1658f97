/**
 * Text that an author wrote: names, descriptions, paths. It cannot be printed as it is, so that none of it reaches
 * emitted code but through an encoder.
 */
export class SpecText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Gives the text to an encoder. */
  static read(value: SpecText): string {
    return value.#text;
  }

  toString(): never {
    throw new Error("text of a spec is printed through an encoder: literal or comment");
  }
}
