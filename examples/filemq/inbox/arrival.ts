import type { Cheezburger } from "../../../generated/filemq/messages.js";
import { describeFault } from "../../command/print.js";
import type { Inbox } from "./inbox.js";
import { PartialFile } from "./partial-file.js";

/** Who hears what becomes of the inbox. Paths are as the server has them. */
export interface ArrivalHooks {
  created(path: string): void;
  deleted(path: string): void;
  /** Something could not be had, in words. */
  failed(line: string): void;
}

/** Puts the chunks of a session together. Only one file is on its way at a time; chunks that do not follow discard it. */
export class Arrival {
  private readonly inbox: Inbox;
  private readonly hooks: ArrivalHooks;
  private file: PartialFile | null = null;
  /** The path whose chunks are passed over, since it was refused at its first or was discarded. */
  private passedOver: string | null = null;
  private sequence = 0n;

  constructor(inbox: Inbox, hooks: ArrivalHooks) {
    this.inbox = inbox;
    this.hooks = hooks;
  }

  /** Takes the next message. What is wrong with it is reported, and touches no other file. */
  take(message: Cheezburger): void {
    const { sequence, operation, filename } = message;
    if (sequence !== this.sequence) this.reportGap(sequence);
    this.sequence = sequence + 1n;
    if (this.file !== null && this.file.path !== filename) this.breakOff(`${filename} came before its end`);
    try {
      if (operation === 1) this.takeChunk(message);
      else if (operation === 2) this.remove(filename);
      else throw new Error(`there is no operation ${operation}`);
    } catch (error) {
      this.close();
      this.refuse(filename, describeFault(error));
    }
  }

  /** Tells whether a file is on its way. */
  get isBusy(): boolean {
    return this.file !== null;
  }

  /** Removes what is not complete. */
  close(): void {
    this.file?.discard();
    this.file = null;
  }

  private takeChunk({ filename, offset, chunk }: Cheezburger): void {
    if (offset === 0n) this.begin(filename);
    const { file } = this;
    if (file === null) throw new Error("its beginning is missing");
    if (offset !== BigInt(file.length)) throw new Error(`its chunk at ${file.length} was due, not that at ${offset}`);
    file.append(chunk);
    if (chunk.length === 0) this.complete(file);
  }

  /** A file that begins again has changed while it was sent: no fault of anybody. */
  private begin(path: string): void {
    this.close();
    this.passedOver = null;
    this.file = new PartialFile(this.inbox, path);
  }

  private complete(file: PartialFile): void {
    this.file = null;
    file.complete();
    this.hooks.created(file.path);
  }

  private remove(path: string): void {
    this.close();
    this.passedOver = null;
    if (this.inbox.remove(path)) this.hooks.deleted(path);
  }

  private reportGap(sequence: bigint): void {
    this.hooks.failed(`the server skipped messages: number ${sequence} came where ${this.sequence} was due`);
    this.breakOff("messages are missing");
  }

  private breakOff(why: string): void {
    const { file } = this;
    this.close();
    if (file !== null) this.refuse(file.path, why);
  }

  /** Says once for all chunks of a file why it is not there. */
  private refuse(path: string, why: string): void {
    if (this.passedOver !== path) this.hooks.failed(`${path} was not taken: ${why}`);
    this.passedOver = path;
  }
}
