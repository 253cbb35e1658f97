/** What a client is to do with a file. */
export interface Patch {
  readonly operation: "create" | "delete";
  readonly path: string;
}

/** The patches that wait for a client, the oldest first. A later one of the same path takes the place of an earlier. */
export class PatchQueue {
  private readonly operations = new Map<string, Patch["operation"]>();

  /** Goes to the end in any case: where a file becomes a folder, what is deleted must come before what is created. */
  put({ operation, path }: Patch): void {
    this.operations.delete(path);
    this.operations.set(path, operation);
  }

  remove(path: string): void {
    this.operations.delete(path);
  }

  /** Takes the oldest patch out; null where there is none. */
  take(): Patch | null {
    for (const [path, operation] of this.operations) {
      this.operations.delete(path);
      return { operation, path };
    }
    return null;
  }
}
