import { closeSync, openSync, rmSync, writeSync } from "node:fs";

import type { Inbox } from "./inbox.js";

/** A file that is on its way: written beside the others, and moved into its place once it is complete. */
export class PartialFile {
  readonly path: string;
  /** How many bytes there are, and so where the next chunk must begin. */
  length = 0;
  private readonly inbox: Inbox;
  private readonly file: number;

  /** Begins a file. Throws where there is no place for it. */
  constructor(inbox: Inbox, path: string) {
    inbox.locate(path);
    rmSync(inbox.partial, { force: true });
    this.path = path;
    this.inbox = inbox;
    this.file = openSync(inbox.partial, "wx"); // Makes it, and follows no link.
  }

  append(chunk: Uint8Array): void {
    for (let written = 0; written < chunk.length;) written += writeSync(this.file, chunk, written);
    this.length += chunk.length;
  }

  /** Throws where its place was taken meanwhile; nothing is left of it then. */
  complete(): void {
    closeSync(this.file);
    try {
      this.inbox.place(this.path);
    } finally {
      rmSync(this.inbox.partial, { force: true });
    }
  }

  discard(): void {
    closeSync(this.file);
    rmSync(this.inbox.partial, { force: true });
  }
}
