import { setTimeout as sleep } from "node:timers/promises";

import type { CheezburgerFields } from "../../../generated/filemq/messages.js";
import { describeFault, report } from "../../command/print.js";
import { Credit } from "./credit.js";
import { openPublished } from "./open-published.js";
import type { OutgoingFile } from "./outgoing-file.js";
import { PatchQueue } from "./patch-queue.js";
import type { Publisher } from "./publisher.js";

/** What comes of a look for the next message, in the chart's words. */
type Step = "send chunk" | "send delete" | "next patch" | "no credit" | "finished";

/** How long to wait before a file that has changed is sent anew, in milliseconds, and how often. */
const again = { pause: 300, most: 10 };

/** The patches of one client on their way: file by file, chunk by chunk. */
export class Delivery {
  readonly queue = new PatchQueue();
  readonly credit = new Credit();
  /** The SHA-1 of what the client has, by path, until a patch of that path comes by. */
  readonly cache = new Map<string, string>();
  private readonly publisher: Publisher;
  private readonly chunkSize: number;
  private file: OutgoingFile | null = null;
  private restarts = 0;
  private sequence = 0n;
  private message: CheezburgerFields | null = null;
  private isClosed = false;

  constructor(publisher: Publisher, chunkSize: number) {
    this.publisher = publisher;
    this.chunkSize = chunkSize;
  }

  /** Gives the message that was made ready last. */
  takeMessage(): CheezburgerFields {
    const { message } = this;
    if (message === null) throw new Error("no message was made ready");
    this.message = null;
    return message;
  }

  /** Makes the next message ready, as far as the credit goes. */
  prepare(): Step | Promise<Step> {
    if (this.file !== null) return this.prepareChunk(this.file);
    const patch = this.queue.take();
    if (patch === null) return "finished";
    this.restarts = 0;
    return patch.operation === "create" ? this.begin(patch.path) : this.prepareDelete(patch.path);
  }

  close(): void {
    this.isClosed = true;
    this.drop();
  }

  /** What is gone by now is passed over: the next scan says so. */
  private async begin(path: string): Promise<Step> {
    const digest = this.cache.get(path);
    this.cache.delete(path);
    const file = await openPublished(this.publisher, path);
    if (file === null) return "next patch";
    this.queue.remove(path); // What was queued meanwhile is older than what was opened now.
    this.file = file;
    const isKnown = digest !== undefined && (await file.isOf(digest));
    if (isKnown || this.isClosed) this.drop();
    return "next patch";
  }

  private async prepareChunk(file: OutgoingFile): Promise<Step> {
    const { path, offset } = file;
    const length = Math.min(file.left, this.chunkSize);
    if (!this.credit.covers(length)) return "no credit";
    const chunk = await file.read(length).catch((error: unknown) => {
      report(`${path} cannot be read: ${describeFault(error)}`);
      return null;
    });
    if (chunk === null) return this.beginAgain(path);
    this.credit.spend(length);
    this.keep({ operation: 1, filename: path, offset: BigInt(offset), chunk });
    if (length === 0) this.drop();
    return "send chunk";
  }

  /** Chunks of two versions must not be mixed. A file that never rests is given up here; the next scan brings it again. */
  private async beginAgain(path: string): Promise<Step> {
    this.drop();
    this.restarts += 1;
    if (this.restarts > again.most) return "next patch";
    await sleep(again.pause);
    return this.begin(path);
  }

  private prepareDelete(path: string): Step {
    this.cache.delete(path);
    this.keep({ operation: 2, filename: path, offset: 0n, chunk: new Uint8Array() });
    return "send delete";
  }

  private keep(part: Pick<CheezburgerFields, "operation" | "filename" | "offset" | "chunk">): void {
    this.message = { ...part, sequence: this.sequence, eof: 0, headers: new Map() };
    this.sequence += 1n;
  }

  private drop(): void {
    void this.file?.close();
    this.file = null;
  }
}
