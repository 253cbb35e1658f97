/** The fields of messages that no program may ever write down. */
const secretFields = new Set(["token", "challenge", "signature", "privateKey", "passcode"]);

/** What nobody but the two ends of a connection may see. */
export class Secrets {
  readonly #texts = new Set<string>();

  /** Notes the secrets of a message, wherever they stand in it. */
  note(message: unknown): void {
    if (typeof message !== "object" || message === null) return;
    for (const [field, value] of Object.entries(message)) {
      if (secretFields.has(field) && typeof value === "string") this.noteText(value);
      else this.note(value);
    }
  }

  /** Notes a secret; of one with several lines, such as a key, each line. */
  noteText(secret: string): void {
    const lines = secret.split("\n").filter((line) => !line.startsWith("-----"));
    for (const line of lines) if (line.length >= 8) this.#texts.add(line);
  }

  /** Gives the secrets that a text holds. */
  findIn(text: string): readonly string[] {
    return [...this.#texts].filter((secret) => text.includes(secret));
  }

  get size(): number {
    return this.#texts.size;
  }
}
